import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

const attempts = 3;

/** A network failure or a 5xx may pass; a 4xx will not, nor will missing credentials or an unreadable answer. */
export const isWorthRetrying = (failures: number, error: unknown): boolean => {
  if (failures >= attempts - 1 || !(error instanceof ApiError)) return false;
  if (error.failure.kind === 'no-answer') return true;
  if (error.failure.kind === 'unreadable') return false;
  const lasting =
    error.code === 'no-credentials' || error.code === 'credentials-expired' || error.code === 'access-denied';
  return error.failure.problem.status >= 500 && !lasting;
};

/** Waits as long as the server asked, else 0.5 s, 1 s. */
export const retryDelay = (failures: number, error: unknown): number => {
  const asked =
    error instanceof ApiError && error.failure.kind === 'problem' ? error.failure.problem.retryAfter : undefined;
  return asked === undefined ? 500 * 2 ** failures : Math.min(asked, 10) * 1000;
};

/** The cache of everything that the server said. AWS's configuration is asked again only when the reader asks. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: isWorthRetrying,
        retryDelay,
        staleTime: 60_000,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
