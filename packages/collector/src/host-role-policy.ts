import { partitionOf } from '@gatescope/shared';
import { reads } from './reads.gen.ts';
import { globalRegionOf } from './global-region.ts';
import { titleOfPart } from './permission-parts.ts';
import { type PermissionPart, permissionParts, type ReadDeclaration } from './read.ts';

/** One statement of an IAM policy. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: string[];
  readonly Resource: string[];
  readonly Condition?: { readonly StringEquals: { readonly 'aws:RequestedRegion': string[] } };
}

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: PolicyStatement[];
}

/** What the policy is to cover. */
export interface HostRoleOptions {
  /** The optional parts to include; all of them when absent. */
  readonly parts?: readonly PermissionPart[];
  /** The accounts whose resources may be read; any when there is not exactly one. */
  readonly accounts?: readonly string[];
  /** The Regions to read in; all of them when absent. */
  readonly regions?: readonly string[];
  /** Roles of further accounts that the host assumes. */
  readonly assumeRoles?: readonly string[];
}

const globalServices = new Set(['iam', 'route-53', 'cloudfront', 'sts']);

/**
 * The least that the console's host role needs, as an IAM policy, made from the reads themselves. Regions are a
 * condition, not part of the ARNs: a policy may hold 6,144 characters only.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const hostRolePolicy = (options: HostRoleOptions = {}): PolicyDocument => {
  const parts = new Set<PermissionPart>(['base', ...(options.parts ?? permissionParts)]);
  const wanted = reads.filter(({ part }) => parts.has(part));
  const statements = permissionParts.flatMap((part) => [
    ...statementsOf(
      wanted.filter((read) => read.part === part && !globalServices.has(read.service)),
      part === 'waf' ? withGlobalRegion(options) : options,
      {
        title: titleOfPart(part),
        isRegional: true,
      },
    ),
    ...statementsOf(
      wanted.filter((read) => read.part === part && globalServices.has(read.service)),
      options,
      {
        title: part === 'base' ? 'Identity' : titleOfPart(part),
        isRegional: false,
      },
    ),
  ]);
  const { assumeRoles = [] } = options;
  const assume: PolicyStatement[] =
    assumeRoles.length === 0
      ? []
      : [{ Sid: 'FurtherAccounts', Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: [...assumeRoles] }];
  return { Version: '2012-10-17', Statement: [...statements, ...assume] };
};

// The web ACLs of CloudFront are asked for in one Region, whichever those of the APIs are.
const withGlobalRegion = (options: HostRoleOptions): HostRoleOptions => {
  const { regions } = options;
  const [first] = regions ?? [];
  if (regions === undefined || first === undefined) return options;
  return { ...options, regions: [...new Set([...regions, globalRegionOf(first)])] };
};

interface StatementKind {
  readonly title: string;
  readonly isRegional: boolean;
}

/** Actions that share their resources stand in one statement. */
const statementsOf = (
  declared: readonly ReadDeclaration[],
  options: HostRoleOptions,
  { title, isRegional }: StatementKind,
): PolicyStatement[] => {
  const resourcesByAction = new Map<string, Set<string>>();
  for (const { permission } of declared) {
    const { action, resource, also = [] } = permission;
    const patterns = [resource, ...also].map((pattern) => toPattern(pattern, options));
    resourcesByAction.set(action, new Set([...(resourcesByAction.get(action) ?? []), ...patterns]));
  }
  const actionsByResources = new Map<string, string[]>();
  for (const [action, resources] of resourcesByAction) {
    const key = JSON.stringify([...resources].sort());
    actionsByResources.set(key, [...(actionsByResources.get(key) ?? []), action].sort());
  }
  const { regions } = options;
  return [...actionsByResources].map(([key, actions], index) => ({
    Sid: `${toSid(title)}${index === 0 ? '' : String(index + 1)}`,
    Effect: 'Allow',
    Action: actions,
    // Written by JSON.stringify a few lines above.
    Resource: JSON.parse(key) as string[],
    ...(isRegional && regions !== undefined
      ? { Condition: { StringEquals: { 'aws:RequestedRegion': [...regions] } } }
      : {}),
  }));
};

const toSid = (title: string): string =>
  title.replace(/(?:^|\s)(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '');

const toPattern = (resource: string, { accounts = [], regions = [] }: HostRoleOptions): string => {
  const [only] = accounts;
  return resource.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'partition') return regions[0] === undefined ? 'aws' : partitionOf(regions[0]).id;
    return name === 'account' && accounts.length === 1 && only !== undefined ? only : '*';
  });
};
