import { hostRolePolicy, optionalParts, type HostRoleOptions } from '@gatescope/collector';
import type { PermissionPart } from '@gatescope/shared';
import type { ConfiguredTarget } from '../config/targets-file.ts';

const base = 'base';

const toOptions = (targets: readonly ConfiguredTarget[], accountIds: readonly string[]): HostRoleOptions => ({
  accounts: accountIds,
  regions: [...new Set(targets.flatMap(({ regions }) => regions))],
  assumeRoles: targets.flatMap(({ roleArn }) => (roleArn === undefined ? [] : [roleArn])),
});

/** The host role's policy, part by part; each part by itself, so that it can be left out. */
export const permissionPartsOf = (
  targets: readonly ConfiguredTarget[],
  accountIds: readonly string[],
): PermissionPart[] => {
  const options = toOptions(targets, accountIds);
  const basePolicy = hostRolePolicy({ ...options, parts: [] });
  const inBase = new Set(basePolicy.Statement.map(({ Sid }) => Sid));
  return [
    {
      id: base,
      title: 'APIs and networks',
      required: true,
      adds: 'The APIs, their plans, keys and names, and the networks of endpoints.',
      policy: { Version: basePolicy.Version, Statement: basePolicy.Statement.map((statement) => ({ ...statement })) },
    },
    ...optionalParts.map(({ part, title, adds }) => {
      const policy = hostRolePolicy({ ...options, parts: [part] });
      const own = policy.Statement.filter(({ Sid }) => !inBase.has(Sid)).map((statement) => ({ ...statement }));
      return { id: part, title, required: false, adds, policy: { Version: policy.Version, Statement: own } };
    }),
  ];
};
