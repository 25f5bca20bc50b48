import {
  type Contract,
  type ContractCall,
  type ContractReply,
  contractUrl,
  type Problem,
  problemSchema,
  problemTable,
  type QueryValues,
} from '@gatescope/shared';
import { ApiError } from './api-error.ts';

interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: QueryValues;
  readonly body?: unknown;
}

const toInit = (contract: Contract, body: unknown, signal: AbortSignal | undefined): RequestInit => ({
  method: contract.method,
  credentials: 'same-origin',
  headers: {
    accept: `${contract.media ?? 'application/json'}, application/problem+json`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  ...(signal ? { signal } : {}),
});

const send = async (url: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, init);
  } catch (error) {
    // An abort is no failure: the query layer asked for it.
    if (init.signal?.aborted) throw error;
    throw new ApiError({ kind: 'no-answer' }, { cause: error });
  }
};

const readJson = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch (error) {
    // A dev proxy or load balancer whose server is away answers HTML or nothing.
    if (response.status >= 502 && response.status <= 504) throw new ApiError({ kind: 'no-answer' }, { cause: error });
    const detail = 'The answer is not JSON';
    throw new ApiError({ kind: 'unreadable', status: response.status, detail }, { cause: error });
  }
};

/** A load balancer whose session has ended answers 401 in its own words, before the console is asked. */
const signedOut: Problem = {
  type: 'about:blank',
  title: problemTable.unauthenticated.title,
  status: 401,
  code: 'unauthenticated',
  detail: 'The load balancer no longer knows your session.',
  remedy: 'Reload the page to sign in.',
};

const isProblem = ({ headers }: Response): boolean => headers.get('content-type')?.includes('json') ?? false;

const toFailure = async (response: Response): Promise<ApiError> => {
  if (response.status === 401 && !isProblem(response)) return new ApiError({ kind: 'problem', problem: signedOut });
  const parsed = problemSchema.safeParse(await readJson(response));
  if (parsed.success) return new ApiError({ kind: 'problem', problem: parsed.data });
  return new ApiError({ kind: 'unreadable', status: response.status, detail: 'The answer is not a problem document' });
};

/** Sends a call and hands out its successful answer unread; throws an `ApiError` when there is none. */
export const openCall = async <C extends Contract>(
  contract: C,
  call: ContractCall<C>,
  signal?: AbortSignal,
): Promise<Response> => {
  const parts: Parts = call;
  const url = contractUrl(contract, parts.params ?? {}, parts.query ?? {});
  const response = await send(url, toInit(contract, parts.body, signal));
  if (!response.ok) throw await toFailure(response);
  return response;
};

/** Calls an endpoint by its contract. Answers what the contract promises or throws an `ApiError`. */
export const callApi = async <C extends Contract>(
  contract: C,
  call: ContractCall<C>,
  signal?: AbortSignal,
): Promise<ContractReply<C>> => {
  const response = await openCall(contract, call, signal);
  const answer = contract.media === undefined ? await readJson(response) : await response.text();
  const parsed = contract.response.safeParse(answer);
  if (!parsed.success) {
    const detail = parsed.error.issues[0]?.message ?? 'unknown shape';
    throw new ApiError({ kind: 'unreadable', status: response.status, detail }, { cause: parsed.error });
  }
  // The schema of this very contract has just parsed it.
  return parsed.data as ContractReply<C>;
};
