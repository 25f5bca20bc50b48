import type { RegionalAccount } from './regional-account.ts';
import type { CallInput } from './call-input.ts';
import type { CommonTrouble, AwsErrorParts } from './aws-error.ts';
import type { Protocol, RawAnswer } from './protocols/protocol.ts';
import type { JsonObject } from './json.ts';

/** One management call as an operation sees it. */
export interface Call {
  readonly input: CallInput;
  readonly account: RegionalAccount;
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  /** ARN and unique id of the caller. */
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** State that outlives the call: running log queries, temporary credentials. */
  readonly memory: SandboxMemory;
}

/** Who signed a call. */
export interface Caller {
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
}

/** What operations may remember between calls. */
export interface SandboxMemory {
  readonly queries: Map<string, unknown>;
  addTemporaryCredential(grant: { accountId: string; arn: string; userId: string; expiresAt: number }): {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken: string;
  };
  isLoaded(accountId: string): boolean;
  nextId(): number;
}

/** One AWS operation: what it is called, what it needs to be allowed, and what it answers. */
export interface Operation {
  readonly name: string;
  /** REST protocols only: path template with `{Name}` segments. */
  readonly path?: string;
  readonly method?: 'GET' | 'POST';
  /** The IAM action that the call needs. */
  readonly action: string;
  /** The ARN that IAM compares with the policy's Resource. */
  resource(call: Call): string;
  answer(call: Call): Answer;
}

/** A plain object that the protocol writes, or an answer whose bytes are given. */
export type Answer = JsonObject | RawAnswer;

/** One AWS service: its name in signatures, its protocol and operations, and how it words common trouble. */
export interface Service {
  /** Name for people and recorded calls. */
  readonly name: string;
  readonly signingName: string;
  readonly protocol: Protocol;
  readonly operations: readonly Operation[];
  trouble(trouble: CommonTrouble, message: string, retryAfterSeconds: number | undefined): AwsErrorParts;
}
