import type { AwsErrorParts } from '../aws-error.ts';
import type { JsonObject } from '../json.ts';
import type { Operation, Service } from '../call.ts';

/** An HTTP request to the management API, read whole. */
export interface WireRequest {
  readonly method: string;
  /** Path as sent, still percent-encoded. */
  readonly rawPath: string;
  /** Query as sent, without the question mark. */
  readonly rawQuery: string;
  /** Lower-case names; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An HTTP answer before it is sent. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** An answer whose body is no structure (an exported API definition). */
export class RawAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;

  constructor(body: string, headers: Readonly<Record<string, string>>) {
    this.body = body;
    this.headers = headers;
  }
}

/** The operation that a request means, with its parameters. */
export interface MatchedCall {
  readonly operation: Operation;
  readonly input: JsonObject;
}

/** How calls of a service travel: which operation a request means, and how answers and errors are written. */
export interface Protocol {
  /** The name of the operation that was asked for, as far as the request says it; for messages. */
  requestedName(request: WireRequest): string;
  match(request: WireRequest, operations: readonly Operation[]): MatchedCall | undefined;
  writeAnswer(answer: JsonObject, context: WriteContext): WireAnswer;
  writeError(error: AwsErrorParts, context: Omit<WriteContext, 'operation'>): WireAnswer;
}

/** What a protocol needs to know to write an answer. */
export interface WriteContext {
  readonly service: Service;
  readonly operation: Operation;
  readonly requestId: string;
}
