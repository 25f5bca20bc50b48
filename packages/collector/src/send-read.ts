import type { ServiceClients, ServiceName } from './aws/service-clients.ts';
import type { CallOutcome, CallRecord } from './call-record.ts';
import { CollectorError } from './collector-error.ts';
import type { Priority, Scheduler } from './quota/scheduler.ts';
import type { Timekeeper } from './quota/timekeeper.ts';
import type { Read, ReadInput } from './read.ts';
import { fillResource, type Place } from './resource-arn.ts';
import type { Outcome } from './to-fact.ts';
import { toTrouble, type Trouble } from './trouble.ts';

interface Sending<Service extends ServiceName, Input extends ReadInput, Output, Value> {
  readonly read: Read<Service, Input, Output, Value>;
  readonly input: Input;
  readonly client: ServiceClients[Service];
  readonly scheduler: Scheduler;
  readonly time: Timekeeper;
  readonly signal: AbortSignal;
  readonly priority: Priority;
  readonly place: () => Place;
  readonly onCall: (record: CallRecord) => void;
}

/** Sends a read, page after page, and turns the answers into an outcome. Never throws for what AWS answers. */
export const sendRead = async <Service extends ServiceName, Input extends ReadInput, Output, Value>(
  sending: Sending<Service, Input, Output, Value>,
): Promise<Outcome<Value>> => {
  const { read, input, time } = sending;
  const readAt = new Date(time.now()).toISOString();
  const pages: Output[] = [];
  let token: string | undefined;
  do {
    const page = await sendPage(sending, token);
    if (page.trouble?.kind === 'not-found') return { kind: 'none', readAt };
    if (page.trouble !== undefined) return { kind: 'trouble', trouble: page.trouble };
    pages.push(page.output);
    token = read.next?.(page.output) || undefined;
  } while (token !== undefined && pages.length < (read.maxPages ?? Number.POSITIVE_INFINITY));
  try {
    return { kind: 'value', value: read.toFacts(pages, input), readAt };
  } catch (error) {
    return {
      kind: 'malformed',
      message: `AWS's answer to ${read.operation} has an unexpected shape${detailOf(error)}.`,
    };
  }
};

type PageResult<Output> = { readonly output: Output; readonly trouble?: never } | { readonly trouble: Trouble };

// Beyond the SDK's own retries. Each one waits as long as AWS asks, so that a busy account is left alone.
const throttleRetries = 3;

const sendPage = async <Service extends ServiceName, Input extends ReadInput, Output, Value>(
  sending: Sending<Service, Input, Output, Value>,
  page: string | undefined,
): Promise<PageResult<Output>> => {
  const { read, input, client, scheduler, signal, priority } = sending;
  for (let retry = 0; ; retry += 1) {
    const result = await scheduler.run({ lane: read.lane, priority, signal }, () =>
      recorded(sending, () => read.send({ client, input, page, options: { abortSignal: signal } })),
    );
    if (result.trouble?.kind !== 'throttled' || retry === throttleRetries) return result;
    scheduler.pause(read.lane, withJitter(result.trouble.retryAfterMs ?? 1000 * 2 ** retry));
  }
};

const withJitter = (ms: number): number => ms * (1 + Math.random() / 2);

const recorded = async <Service extends ServiceName, Input extends ReadInput, Output, Value>(
  { read, input, time, place, onCall }: Sending<Service, Input, Output, Value>,
  send: () => Promise<Output>,
): Promise<PageResult<Output>> => {
  const startedAt = time.now();
  const note = (outcome: CallOutcome, answer: unknown): void =>
    onCall({
      read: read.id,
      service: read.service,
      operation: read.operation,
      action: read.permission.action,
      resource: fillResource(read.permission.resource, place(), input),
      accountId: place().accountId ?? '',
      region: place().region,
      startedAt: new Date(startedAt).toISOString(),
      durationMs: time.now() - startedAt,
      outcome,
      attempts: attemptsOf(answer),
    });
  try {
    const output = await send();
    note('ok', output);
    return { output };
  } catch (error) {
    if (error instanceof CollectorError) throw error;
    const trouble = toTrouble(error);
    note(outcomeOf(trouble), error);
    return { trouble };
  }
};

const outcomeOf = ({ kind }: Trouble): CallOutcome =>
  kind === 'denied' || kind === 'throttled' || kind === 'not-found' ? kind : 'failed';

const attemptsOf = (answer: unknown): number => {
  if (typeof answer !== 'object' || answer === null || !('$metadata' in answer)) return 1;
  const { $metadata: metadata } = answer;
  if (typeof metadata !== 'object' || metadata === null || !('attempts' in metadata)) return 1;
  return typeof metadata.attempts === 'number' ? metadata.attempts : 1;
};

// Where in the answer, never what stood there: it may be a secret.
const detailOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null || !('issues' in error) || !Array.isArray(error.issues)) return '';
  const first: unknown = error.issues[0];
  if (typeof first !== 'object' || first === null || !('path' in first) || !Array.isArray(first.path)) return '';
  return ` at ${first.path.join('.')}`;
};
