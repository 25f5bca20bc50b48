import { randomUUID } from 'node:crypto';
import type { TroubleError } from './aws-error.ts';
import type { Service } from './call.ts';
import type { WireAnswer } from './protocols/protocol.ts';

/** A refusal in the words of the service, and what to record of it. */
export interface Refusal {
  readonly answer: WireAnswer;
  readonly said: { readonly status: number; readonly errorCode: string };
}

/** Refuses a request before it reaches an operation. */
export function refuse(service: Service, trouble: TroubleError): Refusal {
  const error = service.trouble(trouble.trouble, trouble.message, trouble.retryAfterSeconds);
  const answer = service.protocol.writeError(error, { service, requestId: randomUUID() });
  return { answer, said: { status: error.status, errorCode: error.code } };
}
