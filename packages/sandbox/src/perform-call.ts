import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsError, type AwsErrorParts, DeniedError, TroubleError } from './aws-error.ts';
import type { Call, Operation, Service } from './call.ts';
import type { Fault, FaultBox } from './faults.ts';
import { RawAnswer, type WireAnswer } from './protocols/protocol.ts';
import type { RateLimiter } from './rate-limits.ts';
import type { CallOutcome, RecordedCall } from './recorded-call.ts';

/** An accepted call on its way to its operation. */
export interface Attempt {
  readonly service: Service;
  readonly operation: Operation;
  readonly call: Call;
  readonly at: number;
}

/** What can come between a call and its answer. */
export interface Obstacles {
  readonly faults: FaultBox;
  readonly limiter: RateLimiter | undefined;
  readonly latencyMs: number;
}

/** Takes a call through rate limits, latency and faults to its operation, and writes the answer. */
export async function performCall(
  attempt: Attempt,
  { faults, limiter, latencyMs }: Obstacles,
): Promise<{ wire: WireAnswer | 'cut'; recorded: RecordedCall }> {
  const { service, operation, call, at } = attempt;
  const { region, accountId } = call;
  const resource = operation.resource(call);
  const place = { action: operation.action, resource, operation: operation.name, region, accountId };
  const struck = faults.strike(place);
  const retryAfter = limiter?.take({
    signingName: service.signingName,
    operation: operation.name,
    accountId,
    region,
    isNarrowed: Object.keys(call.input.all).some((name) => name !== 'Action' && name !== 'Version'),
  });
  const pause = latencyMs + struck.reduce((sum, fault) => sum + (fault.delayMs ?? 0), 0);
  if (pause > 0) await wait(pause);

  const recorded = { service: service.name, ...place, at };
  if (struck.some(({ kind }) => kind === 'cut'))
    return { wire: 'cut', recorded: { ...recorded, outcome: 'cut', status: 0 } };
  const requestId = randomUUID();
  try {
    throwTrouble(struck, retryAfter);
    const answer = operation.answer(call);
    const wire =
      answer instanceof RawAnswer
        ? { status: 200, headers: answer.headers, body: answer.body }
        : service.protocol.writeAnswer(answer, { service, operation, requestId });
    const isBroken = struck.some(({ kind }) => kind === 'malformed');
    return {
      wire: isBroken ? breakBody(wire) : wire,
      recorded: { ...recorded, outcome: 'answered', status: wire.status },
    };
  } catch (cause) {
    const error = toAwsError(cause, attempt, resource);
    const wire = service.protocol.writeError(error, { service, requestId });
    const outcome = outcomeOf(cause);
    return { wire, recorded: { ...recorded, outcome, status: error.status, errorCode: error.code } };
  }
}

function throwTrouble(struck: readonly Fault[], retryAfter: number | undefined): void {
  if (retryAfter !== undefined) throw new TroubleError('throttled', 'rate limit', Math.ceil(retryAfter));
  const throttle = struck.find(({ kind }) => kind === 'throttle');
  if (throttle !== undefined) throw new TroubleError('throttled', 'fault', throttle.retryAfterSeconds);
  if (struck.some(({ kind }) => kind === 'deny')) throw new DeniedError();
  if (struck.some(({ kind }) => kind === 'fail')) throw new TroubleError('internal', 'fault');
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
function deniedMessage({ operation, call }: Attempt, resource: string): string {
  const on = resource === '*' ? '' : ` on resource: ${resource}`;
  const { action } = operation;
  return (
    `User: ${call.caller.arn} is not authorized to perform: ${action}${on} ` +
    `because no identity-based policy allows the ${action} action`
  );
}

function toAwsError(cause: unknown, attempt: Attempt, resource: string): AwsErrorParts {
  const { service } = attempt;
  if (cause instanceof AwsError) return cause;
  if (cause instanceof DeniedError)
    return service.trouble('access-denied', deniedMessage(attempt, resource), undefined);
  if (cause instanceof TroubleError) return service.trouble(cause.trouble, cause.message, cause.retryAfterSeconds);
  throw cause;
}

function outcomeOf(cause: unknown): CallOutcome {
  if (cause instanceof DeniedError) return 'denied';
  if (cause instanceof TroubleError && cause.trouble === 'throttled') return 'throttled';
  return 'error';
}

function breakBody(wire: WireAnswer): WireAnswer {
  const text = wire.body.toString();
  return { ...wire, body: text.slice(0, Math.max(1, Math.floor(text.length / 2))) };
}
