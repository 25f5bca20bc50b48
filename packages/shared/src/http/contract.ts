import type * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** Who may call: `viewer` reads and diagnoses, `prober` may also cause traffic to the API in question. */
export const roles = ['viewer', 'prober'] as const;
export type Role = (typeof roles)[number];

/** One HTTP endpoint as a value: server and browser both take their shapes from it. */
export interface Contract {
  /** Unique; camelCase; the operationId of the OpenAPI document. */
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** With `:name` for each of `params`. */
  readonly path: string;
  readonly summary: string;
  readonly role: Role;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** Of a success; 200 when absent. */
  readonly status?: 200 | 201;
  /**
   * Of a success; JSON when absent. Markdown has a string as its response; of an event stream, `response` is one event
   * (see `createEventReader`).
   */
  readonly media?: 'text/markdown' | 'text/event-stream';
  /** The answer is offered as a file. */
  readonly isDownload?: true;
  /** Problems of its own, beside those that every endpoint may answer (`commonProblems`). */
  readonly problems: readonly ProblemCode[];
}

/** Problems that any endpoint may answer. */
export const commonProblems = [
  'invalid-input',
  'unsupported-media-type',
  'body-too-large',
  'timed-out',
  'rate-limited',
  'unauthenticated',
  'forbidden',
  'cross-site-refused',
  'host-not-allowed',
  'shutting-down',
  'internal',
] as const satisfies readonly ProblemCode[];

/** Problems of every endpoint that asks AWS. */
export const awsProblems = [
  'account-not-configured',
  'region-not-configured',
  'no-credentials',
  'credentials-expired',
  'region-unreachable',
  'access-denied',
  'throttled',
  'aws-failed',
] as const satisfies readonly ProblemCode[];

/** Keeps the literal types of a contract. */
export const defineContract = <const C extends Contract>(contract: C): C => contract;

type InputOf<S> = S extends z.ZodType ? z.input<S> : undefined;
type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined;
type Part<C, K extends string> = C extends { readonly [P in K]: infer S } ? S : undefined;

/** What a handler is given: validated. */
export interface ContractInput<C extends Contract> {
  readonly params: OutputOf<Part<C, 'params'>>;
  readonly query: OutputOf<Part<C, 'query'>>;
  readonly body: OutputOf<Part<C, 'body'>>;
}

/** What a handler answers. */
export type ContractAnswer<C extends Contract> = z.input<C['response']>;

/** What a caller sends. Parts that the contract does not have are left out. */
export type ContractCall<C extends Contract> = (C extends { readonly params: infer S }
  ? { params: InputOf<S> }
  : object) &
  (C extends { readonly query: infer S } ? { query?: InputOf<S> } : object) &
  (C extends { readonly body: infer S } ? { body: InputOf<S> } : object);

/** What a caller receives. */
export type ContractReply<C extends Contract> = z.output<C['response']>;
