import type { ApiTab } from '../../../lib/paths.ts';

/** What the tabs of an API's page are called. */
export const apiTabTexts: Readonly<Record<ApiTab, string>> = {
  overview: 'Overview',
  'invoke-urls': 'Invoke URLs',
  routes: 'Routes',
  access: 'Access',
  network: 'Endpoints and network',
  keys: 'Keys and plans',
  cors: 'CORS',
  deployments: 'Deployments',
  logs: 'Log settings',
  live: 'Logs and changes',
};

/** The words around the tabs of an API's page. */
export const pageTexts = {
  tabs: 'Parts of the API',
  stage: 'Stage',
  selected: 'Selected',
  comparison: 'The kinds of APIs compared',
} as const;
