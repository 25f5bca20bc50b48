import { type ApiKind, parseArn, parsePointer, toPointer } from '@gatescope/shared';
import { consoleLinks } from './console-links.ts';

interface Target {
  readonly region: string;
  readonly apiId: string;
  readonly kind?: ApiKind | undefined;
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
  api: consoleLinks.apiSettings,
  integrations: consoleLinks.resources,
} as const;

const isApiPage = (part: string): part is keyof typeof apiPages => Object.hasOwn(apiPages, part);

// Pointers into these lists name a place in the list, so the list is where they lead.
const accountPages = {
  apiGatewayAccount: consoleLinks.settings,
  usagePlans: consoleLinks.usagePlans,
  usagePlanKeys: consoleLinks.usagePlans,
  apiKeys: consoleLinks.apiKeys,
  domainNames: consoleLinks.domainNames,
  domainNamesV2: consoleLinks.domainNames,
  vpcEndpoints: consoleLinks.vpcEndpoints,
  vpcs: consoleLinks.vpcs,
  subnets: consoleLinks.subnets,
  securityGroups: consoleLinks.securityGroups,
  networkAcls: consoleLinks.networkAcls,
  routeTables: consoleLinks.routeTables,
  networkInterfaces: consoleLinks.networkInterfaces,
} as const;

const isAccountPage = (part: string): part is keyof typeof accountPages => Object.hasOwn(accountPages, part);

/** The page of a role in the IAM console. */
export const roleLink = (region: string, arn: string): string | undefined => {
  const name = parseArn(arn)?.resource.split('/').at(-1);
  return name === undefined ? undefined : consoleLinks.role({ region, name });
};

const functionLink = (region: string, arn: string): string | undefined => {
  const name = parseArn(arn)?.resource.split(':')[1];
  return name === undefined ? undefined : consoleLinks.lambdaFunction({ region, name });
};

/** Where the AWS console shows the thing that a snapshot pointer leads to, as near as the pointer itself tells. */
export const toConsoleLink = (pointer: string, target: Target): string | undefined => {
  const [root, part = '', key = '', ...rest] = parsePointer(pointer);
  if (root === 'otherApis')
    return toConsoleLink(toPointer('api', ...(key === 'value' ? rest : [key])), { region: target.region, apiId: part });
  if (root === 'api') {
    if (part === 'restApi' && rest.includes('policy')) return consoleLinks.resourcePolicy(target);
    return isApiPage(part) ? apiPages[part](target) : undefined;
  }
  if (root !== 'account') return undefined;
  if (isAccountPage(part)) return accountPages[part](target);
  if (part === 'roles') return roleLink(target.region, key);
  if (part === 'basePathMappings' || part === 'apiMappings')
    return consoleLinks.domainName({ region: target.region, name: key.split('+')[0] ?? key });
  if (part === 'vpcDns') return consoleLinks.vpc({ region: target.region, id: key });
  return part === 'functions' || part === 'functionPolicies' ? functionLink(target.region, key) : undefined;
};
