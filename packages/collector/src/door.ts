import type { Fact } from '@gatescope/shared';
import type { AnswerCache } from './answer-cache.ts';
import type { ClientShelf, ServiceName } from './aws/service-clients.ts';
import type { Session } from './aws/session.ts';
import type { CallRecord } from './call-record.ts';
import type { CollectorError } from './collector-error.ts';
import { toCredentialError } from './credential-error.ts';
import { lifetimeMs } from './lifetime.ts';
import type { Priority, Scheduler } from './quota/scheduler.ts';
import type { Timekeeper } from './quota/timekeeper.ts';
import type { Read, ReadInput } from './read.ts';
import { fillResource, type Place } from './resource-arn.ts';
import { sendRead } from './send-read.ts';
import { createSingleFlight } from './single-flight.ts';
import { type Outcome, toFact } from './to-fact.ts';

/** What one collection brings along to every read. */
export interface Visit {
  readonly signal: AbortSignal;
  /** How old an answer may be to be reused; what never changes has no age. */
  readonly maxAgeMs: number;
  readonly onCall: (record: CallRecord) => void;
}

/** The way into one account and Region. */
export interface Door {
  readonly place: Place;
  /** Reads, or reuses what is kept or on its way. Throws a CollectorError when credentials fail or the visit is aborted. */
  readonly read: <Service extends ServiceName, Input extends ReadInput, Output, Value>(
    visit: Visit,
    read: Read<Service, Input, Output, Value>,
    input: Input,
    priority?: Priority,
  ) => Promise<Outcome<Value>>;
  /** The credentials that calls through this door are signed with; to sign something else with, never to keep. */
  readonly credentials: () => Promise<{
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  }>;
  /** `read`, as a fact. */
  readonly ask: <Service extends ServiceName, Input extends ReadInput, Output, Value>(
    visit: Visit,
    read: Read<Service, Input, Output, Value>,
    input: Input,
    priority?: Priority,
  ) => Promise<Fact<Value>>;
  /** The fact that an outcome makes, with the permission that would reveal it. */
  readonly toFact: <Service extends ServiceName, Input extends ReadInput, Output, Value>(
    read: Read<Service, Input, Output, Value>,
    input: Input,
    outcome: Outcome<Value>,
  ) => Fact<Value>;
  /** What is kept of a read and young enough for the visit, without asking for it. */
  readonly kept: <Service extends ServiceName, Input extends ReadInput, Output, Value>(
    visit: Visit,
    read: Read<Service, Input, Output, Value>,
    input: Input,
  ) => Outcome<Value> | undefined;
}

/** Makes the door of one account and Region. */
export const createDoor = (parts: {
  readonly session: Session;
  readonly region: string;
  readonly clients: ClientShelf;
  readonly scheduler: Scheduler;
  readonly cache: AnswerCache;
  /** How long answers about one API are reused. */
  readonly reuseMs: number;
  readonly time: Timekeeper;
}): Door => {
  const { session, region, clients, scheduler, cache, reuseMs, time } = parts;
  const flights = createSingleFlight();
  const place = (): Place => ({ accountId: session.accountId, region });

  const kept: Door['kept'] = <Service extends ServiceName, Input extends ReadInput, Output, Value>(
    visit: Visit,
    read: Read<Service, Input, Output, Value>,
    input: Input,
  ) => {
    const entry = cache.get(keyOf(session, region, read.id, input));
    if (entry === undefined) return undefined;
    if (read.keep !== 'for-ever' && time.now() - entry.readAt >= visit.maxAgeMs) return undefined;
    // The key names the read, and a read always answers with the same type.
    return entry.value as Outcome<Value>;
  };

  const read: Door['read'] = async (visit, declaration, input, priority = 'normal') => {
    const reuse = (): void => visit.onCall(cachedRecord(declaration, input, place(), time.now()));
    const known = kept(visit, declaration, input);
    if (known !== undefined) {
      reuse();
      return known;
    }
    const key = keyOf(session, region, declaration.id, input);
    const flight = flights.join(key, visit.signal, reuse, async (signal) => {
      const readAt = time.now();
      const outcome = await sendRead({
        read: declaration,
        input,
        client: clients.get(declaration.service),
        scheduler,
        time,
        signal,
        priority,
        place,
        onCall: visit.onCall,
      });
      const lifetime = lifetimeMs(declaration.keep, outcome, reuseMs);
      if (lifetime > 0) cache.set(key, { value: outcome, readAt }, lifetime);
      return outcome;
    });
    const outcome = await flight;
    const error = outcome.kind === 'trouble' ? toCredentialError(outcome.trouble, place()) : undefined;
    if (error !== undefined && !isLocalRefusal(error, declaration.service)) throw error;
    return outcome;
  };

  const asFact: Door['toFact'] = ({ permission }, input, outcome) =>
    toFact(outcome, { action: permission.action, resource: fillResource(permission.resource, place(), input) });

  return {
    get place() {
      return place();
    },
    kept,
    read,
    credentials: () => clients.get('sts').config.credentials(),
    toFact: asFact,
    ask: async (visit, declaration, input, priority) =>
      asFact(declaration, input, await read(visit, declaration, input, priority)),
  };
};

// A service that does not know these credentials may just not be there (a Region that is not enabled, a partition
// without it). Bad credentials show at API Gateway and STS as well.
const isLocalRefusal = ({ code }: CollectorError, service: ServiceName): boolean =>
  code === 'invalid-credentials' && !['api-gateway', 'api-gateway-v2', 'sts'].includes(service);

const keyOf = (session: Session, region: string, id: string, input: ReadInput): string =>
  JSON.stringify([
    session.key,
    region,
    id,
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  ]);

const cachedRecord = (
  {
    id,
    service,
    operation,
    permission,
  }: Pick<CallRecord, 'service' | 'operation'> & {
    readonly id: string;
    readonly permission: { readonly action: string; readonly resource: string };
  },
  input: ReadInput,
  place: Place,
  now: number,
): CallRecord => ({
  read: id,
  service,
  operation,
  action: permission.action,
  resource: fillResource(permission.resource, place, input),
  accountId: place.accountId ?? '',
  region: place.region,
  startedAt: new Date(now).toISOString(),
  durationMs: 0,
  outcome: 'cached',
  attempts: 0,
});
