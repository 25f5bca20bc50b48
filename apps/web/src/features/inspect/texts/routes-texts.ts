import type { RouteState } from '../../../lib/snapshot/to-route-rows.ts';
import type { TargetLink } from '../view/to-target-links.ts';

/** How a method or route stands against the stage. */
export const routeStateTexts: Readonly<Record<RouteState, string>> = {
  same: 'Deployed as saved',
  differs: 'Differs',
  'only-saved': 'Not deployed',
  'only-deployed': 'Deployed, no longer saved',
  unknown: 'Deployed version unknown',
  'auto-deployed': 'Deploys by itself',
};

/** Things behind a route that the AWS console has a page of. */
export const targetKindTexts: Readonly<Record<TargetLink['kind'], string>> = {
  function: 'Lambda function',
  'vpc-link': 'VPC link',
  'load-balancer': 'Load balancer',
};

/** The words of the tab of methods or routes; `one` and `many` are the kind's own. */
export const routesTexts = {
  title: (Many: string, count: number | undefined) => (count === undefined ? Many : `${Many} (${count})`),
  stagesUnknown: 'The stages could not be read, so it is not known what is deployed.',
  noStage: 'There is no stage, so nothing is deployed.',
  beside: (stage: string) => `Saved, beside what stage ${stage} runs.`,
  none: (many: string) => `There are no ${many}.`,
  noMatch: (one: string) => `No ${one} fits.`,
  find: (one: string) => `Find a ${one}`,
  findMethod: 'Find a path, verb or integration',
  findRoute: 'Find a route key or integration',
  clear: 'Clear',
  shown: (shown: number, all: number) => `${shown} of ${all}`,
  onlyDiffering: 'Only what differs',
  method: 'Method',
  routeKey: 'Route key',
  authorization: 'Authorization',
  key: 'API key',
  keyRequired: 'required',
  keyNotRequired: 'not required',
  cors: 'CORS',
  integration: 'Integration',
  state: 'State',
  more: 'More',
  keyRequirement: 'API key requirement',
  of: (what: string, route: string) => `${what} of ${route}`,
  saved: 'saved',
  deployed: 'deployed',
  otherAccount: (accountId: string) => `in account ${accountId}`,
  diagnose: 'Diagnose',
  diagnoseRoute: (route: string) => `Diagnose ${route}`,
} as const;
