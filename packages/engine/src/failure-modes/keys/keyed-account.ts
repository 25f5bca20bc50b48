import type { AccountFile, AccountParts } from '@gatescope/shared';
import type { RestOptions } from '../../testing/build-account.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';

/** A plan that holds the example's stage, with one enabled key. */
export const keyParts: AccountParts = {
  usagePlans: [{ id: 'plan1', name: 'partners', apiStages: [{ apiId: ids.apiId, stage: ids.stage }] }],
  usagePlanKeys: { plan1: [{ id: 'key1', type: 'API_KEY', name: 'acme' }] },
  apiKeys: [{ id: 'key1', name: 'acme', enabled: true, stageKeys: [] }],
};

/** The sound example API whose GET /orders requires a key. */
export const keyedAccount = (parts: AccountParts = {}, options: RestOptions = {}): AccountFile =>
  restAccount({
    resources: { '/orders': { GET: proxyMethod('GET', { apiKeyRequired: true }) } },
    ...options,
    parts: { ...keyParts, ...parts, ...options.parts },
  });

/** GET /orders with the key of the given id; null is a value that is no key. */
export const keyedRequest = (
  apiKeyId: string | null = 'key1',
  overrides: Record<string, unknown> = {},
): Record<string, unknown> => publicRequest({ apiKeyId, headers: { 'X-API-Key': '<key>' }, ...overrides });

export const forbidden = {
  kind: 'refused',
  status: 403,
  body: '{"message":"Forbidden"}',
  headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
} as const;
