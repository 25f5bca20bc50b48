import type { JsonObject } from './json.ts';

/** Trouble that every AWS service can answer with, though each protocol spells it in its own way. */
export type CommonTrouble =
  | 'access-denied'
  | 'throttled'
  | 'internal'
  | 'signature-mismatch'
  | 'signature-expired'
  | 'unknown-access-key'
  | 'expired-token'
  | 'not-signed'
  | 'not-served';

/** What an AWS error looks like before a protocol writes it: status, code, message, further members and headers. */
export interface AwsErrorParts {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly members?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error answer of an AWS service. */
export class AwsError extends Error implements AwsErrorParts {
  readonly status: number;
  readonly code: string;
  readonly members: JsonObject;
  readonly headers: Readonly<Record<string, string>>;

  constructor(parts: AwsErrorParts) {
    super(parts.message);
    this.name = 'AwsError';
    this.status = parts.status;
    this.code = parts.code;
    this.members = parts.members ?? {};
    this.headers = parts.headers ?? {};
  }
}

/** Common trouble before a service has spelled it. */
export class TroubleError extends Error {
  readonly trouble: CommonTrouble;
  readonly retryAfterSeconds: number | undefined;

  constructor(trouble: CommonTrouble, message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = 'TroubleError';
    this.trouble = trouble;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Says that the caller may not do this; the sandbox fills in who, what and on which resource. */
export class DeniedError extends Error {
  constructor() {
    super('denied');
    this.name = 'DeniedError';
  }
}

/** The part when the account file has it; otherwise the read is denied, for what is not said must not look like "none". */
export function readable<T>(part: T | undefined): T {
  if (part === undefined) throw new DeniedError();
  return part;
}
