import { stringifySearch } from './search-codec.ts';

/** An API as a page's path names it. */
export interface ApiPath {
  readonly accountId: string;
  readonly region: string;
  readonly apiId: string;
}

/** The tabs of an API's page, in order. */
export const apiTabs = [
  'overview',
  'invoke-urls',
  'routes',
  'access',
  'network',
  'keys',
  'cors',
  'deployments',
  'logs',
] as const;
export type ApiTab = (typeof apiTabs)[number];

const segment = encodeURIComponent;

/** Addresses of the console's own pages. */
export const paths = {
  find: '/',
  apis: '/apis',
  api: (
    { accountId, region, apiId }: ApiPath,
    tab: ApiTab = 'overview',
    search: Record<string, unknown> = {},
  ): string => `/apis/${segment(accountId)}/${segment(region)}/${segment(apiId)}/${tab}${stringifySearch(search)}`,
  diagnose: (search: Record<string, unknown> = {}): string => `/diagnose${stringifySearch(search)}`,
  reports: '/reports',
  report: (id: string): string => `/reports/${segment(id)}`,
  failureModes: (search: Record<string, unknown> = {}): string => `/failure-modes${stringifySearch(search)}`,
  failureMode: (id: string): string => `/failure-modes/${segment(id)}`,
  reference: (page: string): string => `/reference/${segment(page)}`,
  permissions: '/permissions',
} as const;
