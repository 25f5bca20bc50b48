import type { CaseRequest, Complaint } from '@gatescope/shared';
import type { Exchange } from '../http/exchange.ts';
import type { Guess } from './reading.ts';

/** What a console line says beside the line itself. */
export interface Said {
  readonly exchange?: Exchange;
  readonly request?: CaseRequest;
  readonly symptom?: Complaint;
  readonly guesses?: readonly Guess[];
  readonly notes?: readonly string[];
  readonly understood: string;
  /** A line that names a page's failure without saying that the browser blocked anything. */
  readonly isOpen?: boolean;
}

/** How a browser words one thing. */
export interface Wording {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Said;
}

/** The method that a preflight did not allow. */
export const methodIn = (reason: string): { method: string } | Record<never, never> => {
  const method = /Method ([A-Za-z]{1,20}) is not allowed by Access-Control-Allow-Methods/.exec(reason)?.[1];
  return method ? { method } : {};
};

/** Some reasons are given to calls with credentials only. */
export const credentialsIn = (reason: string): CaseRequest =>
  /credentials mode is 'include'|credentials flag is true|Credential is not supported/i.test(reason)
    ? { credentials: 'include' }
    : {};

/** A status out of a line. */
export const statusOf = (text: string | undefined): number | undefined => {
  const status = Number(text);
  return status >= 100 && status <= 599 ? status : undefined;
};

/** Whether a reason is the preflight's. */
export const isPreflight = (reason: string): boolean => /preflight/i.test(reason);

/** A blocked call in words. */
export const blocked = (url: string, reason: string): string =>
  `The browser blocked ${url.slice(0, 200)}: ${reason.slice(0, 200)}`;

const insecure = 'a secure page may not call an insecure URL';

/** An https page that called http. */
export const blockedAsMixed = (url: string, page?: string): Said => {
  const origin = /^https?:\/\/[^/]{1,300}/.exec(page ?? '')?.[0];
  return { exchange: { url }, ...(origin ? { request: { origin } } : {}), understood: blocked(url, insecure) };
};
