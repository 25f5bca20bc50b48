import { parseArn, parsePointer } from '@gatescope/shared';
import { consoleLinks } from './console-links.ts';

interface Target {
  readonly region: string;
  readonly apiId: string;
}

const apiPages = {
  resources: consoleLinks.resources,
  routes: consoleLinks.resources,
  stages: consoleLinks.stages,
  deployments: consoleLinks.stages,
  deployed: consoleLinks.stages,
  authorizers: consoleLinks.authorizers,
  gatewayResponses: consoleLinks.gatewayResponses,
  restApi: consoleLinks.apiSettings,
} as const;

const isApiPage = (part: string): part is keyof typeof apiPages => part in apiPages;

const functionLink = (region: string, arn: string): string | undefined => {
  const name = parseArn(arn)?.resource.split(':')[1];
  return name === undefined ? undefined : consoleLinks.lambdaFunction({ region, name });
};

/** Where the AWS console shows the thing that a snapshot pointer leads to, as near as the pointer itself tells. */
export const toConsoleLink = (pointer: string, target: Target): string | undefined => {
  const [root, part = '', key = '', ...rest] = parsePointer(pointer);
  if (root === 'api') {
    if (part === 'restApi' && rest.includes('policy')) return consoleLinks.resourcePolicy(target);
    return isApiPage(part) ? apiPages[part](target) : undefined;
  }
  if (root !== 'account') return undefined;
  if (part === 'usagePlans' || part === 'usagePlanKeys') return consoleLinks.usagePlans(target);
  if (part === 'apiKeys') return consoleLinks.apiKeys(target);
  if (part === 'vpcDns') return consoleLinks.vpc({ region: target.region, id: key });
  return part === 'functions' || part === 'functionPolicies' ? functionLink(target.region, key) : undefined;
};
