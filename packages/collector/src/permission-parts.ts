import { type PermissionPart, permissionParts } from './read.ts';

/** A part of the host role's permissions, and what it adds. */
export interface PartDescription {
  readonly part: PermissionPart;
  readonly title: string;
  /** What becomes visible with it; hidden without. */
  readonly adds: string;
}

const descriptions: Readonly<Record<PermissionPart, Omit<PartDescription, 'part'>>> = {
  base: { title: 'APIs and networks', adds: 'The APIs, their plans, keys and names, and the networks of endpoints.' },
  logs: { title: 'Log lines', adds: 'What API Gateway wrote about the request: execution and access logs.' },
  'log-queries': {
    title: 'Log queries',
    adds: 'Searches of long stretches of a log (Logs Insights). AWS bills them by the data scanned; the price is shown first.',
  },
  metrics: { title: 'Metrics', adds: 'How many calls and errors a stage had around the time of the complaint.' },
  changes: { title: 'Edits', adds: 'Who changed the API and what stands around it, and when (CloudTrail).' },
  lambda: {
    title: 'Lambda functions',
    adds: 'Whether API Gateway may invoke a function, its time limit and its reserved concurrency.',
  },
  'identity-policies': {
    title: 'Identity policies',
    adds: 'What a caller’s own IAM policies allow, and who may use the roles that API Gateway works with.',
  },
  waf: { title: 'Web ACLs', adds: 'The rules and address lists of the web ACL in front of a stage.' },
  'load-balancers': {
    title: 'Load balancers',
    adds: 'Load balancers, listeners and target health in front of an endpoint or behind a VPC link.',
  },
  dns: { title: 'DNS records', adds: 'Where custom names point: hosted zones and their records.' },
  distributions: { title: 'Distributions', adds: 'CloudFront distributions in front of an API.' },
};

/** The parts of the host role's policy that can be left out. */
export const optionalParts: readonly PartDescription[] = permissionParts
  .filter((part) => part !== 'base')
  .map((part) => ({ part, ...descriptions[part] }));

/** What a part is called. */
export const titleOfPart = (part: PermissionPart): string => descriptions[part].title;
