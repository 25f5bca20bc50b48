import type { Contract, ContractAnswer, ContractInput } from '@gatescope/shared';
import type { Logger } from 'pino';
import type { Subject, User } from './request-state.ts';

/** What a handler may use beside its input. */
export interface HandlerContext {
  readonly user: User;
  readonly log: Logger;
  /** Aborted when the caller goes away, when time is up, and when the server must stop. */
  readonly signal: AbortSignal;
  /** Says what the answer is about, for the audit log, where the path does not. */
  readonly about: (subject: Subject) => void;
}

/** Answers a contract of an event stream, event by event. Expected trouble is thrown as `ProblemError`. */
export type StreamHandler<C extends Contract> = (
  input: ContractInput<C>,
  context: HandlerContext,
) => AsyncIterable<ContractAnswer<C>>;

/** Answers a contract. Expected trouble is thrown as `ProblemError`. */
export type Handler<C extends Contract> = C extends { readonly media: 'text/event-stream' }
  ? StreamHandler<C>
  : (input: ContractInput<C>, context: HandlerContext) => ContractAnswer<C> | Promise<ContractAnswer<C>>;

/** A handler of any contract that answers at once. */
export type PlainHandler = (input: ContractInput<Contract>, context: HandlerContext) => unknown;
