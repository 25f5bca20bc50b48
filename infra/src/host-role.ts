import { hostRolePolicy } from '@gatescope/collector';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { readPolicies } from './read-policies.ts';
import type { Settings } from './settings.ts';

/** The name of the console's role: roles of further accounts trust it by name. */
export const hostRoleName = 'GatescopeHost';

/** The task's role. What it may do is made from the collector's reads; nothing else is ever added. */
export const makeHostRole = (scope: Construct, settings: Settings): Role => {
  const { accountId, targets, permissionParts } = settings;
  const regions = [...new Set(targets.flatMap((target) => target.regions))];
  const document = hostRolePolicy({
    accounts: [accountId],
    regions,
    assumeRoles: targets.flatMap(({ roleArn }) => (roleArn === undefined ? [] : [roleArn])),
    ...(permissionParts === undefined ? {} : { parts: permissionParts }),
  });
  return new Role(scope, 'HostRole', {
    roleName: hostRoleName,
    description: 'Gatescope reads with this role. It may change nothing.',
    assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com', {
      // Only tasks of this account: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
      conditions: { StringEquals: { 'aws:SourceAccount': accountId } },
    }),
    managedPolicies: readPolicies(scope, 'HostPolicy', document),
  });
};
