import { hostRolePolicy, type PermissionPart } from '@gatescope/collector';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { ArnPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { readPolicies } from './read-policies.ts';

/** A role that the console takes on in another account. */
export interface ReaderSettings {
  readonly roleName: string;
  /** With a slash at both ends. */
  readonly path: string;
  readonly host: { readonly accountId: string; readonly roleName: string };
  readonly externalId: string | undefined;
  readonly regions: readonly string[];
  readonly permissionParts: readonly PermissionPart[] | undefined;
}

/** In a further account: the role by which the console reads it. Only the console's role may take it on. */
export class ReaderStack extends Stack {
  constructor(scope: Construct, id: string, settings: ReaderSettings, props: StackProps) {
    super(scope, id, props);
    const { roleName, path, host, externalId, regions, permissionParts } = settings;
    const document = hostRolePolicy({
      accounts: [this.account],
      regions,
      ...(permissionParts === undefined ? {} : { parts: permissionParts }),
    });
    new Role(this, 'Reader', {
      roleName,
      path,
      description: 'Gatescope reads this account with this role. It may change nothing.',
      assumedBy: new ArnPrincipal(
        this.formatArn({
          service: 'iam',
          region: '',
          account: host.accountId,
          resource: 'role',
          resourceName: host.roleName,
        }),
      ),
      ...(externalId === undefined ? {} : { externalIds: [externalId] }),
      managedPolicies: readPolicies(this, 'ReaderPolicy', document),
    });
  }
}
