/** A management call that the sandbox has answered. */
export interface RecordedCall {
  readonly service: string;
  readonly operation: string;
  /** IAM action. */
  readonly action: string;
  /** ARN that IAM compares with a policy's Resource. */
  readonly resource: string;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  readonly accountId: string;
  readonly region: string;
  readonly outcome: CallOutcome;
  readonly status: number;
  /** AWS's error code, when the answer was an error. */
  readonly errorCode?: string;
}

/** What became of a call: answered, refused by permission or rate, not accepted (signature), an error, or cut off. */
export type CallOutcome = 'answered' | 'denied' | 'throttled' | 'rejected' | 'error' | 'cut';
