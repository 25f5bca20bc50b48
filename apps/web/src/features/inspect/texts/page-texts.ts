import type { ApiTab } from '../../../lib/paths.ts';

/** What the tabs of an API's page are called. */
export const apiTabTexts: Readonly<Record<ApiTab, string>> = {
  overview: 'Overview',
  'invoke-urls': 'Invoke URLs',
  routes: 'Routes',
  access: 'Access',
  network: 'Network',
  keys: 'Keys',
  cors: 'CORS',
  deployments: 'Deployments',
  logs: 'Logs',
};

/** The words around the tabs of an API's page. */
export const pageTexts = {
  tabs: 'Parts of the API',
  download: 'Download the facts',
  again: 'Read again',
  wasRead: 'The configuration was read from AWS again.',
  diagnose: 'Diagnose a request',
  stage: 'Stage',
  selected: 'Selected',
  comparison: 'The kinds of APIs compared',
} as const;
