import type { App } from 'aws-cdk-lib';
import { GatescopeStack } from './gatescope-stack.ts';
import { hostRoleName } from './host-role.ts';
import { ReaderStack } from './reader-stack.ts';
import type { Settings } from './settings.ts';

/** The console, and the role that it takes on in each further account. Deploy the console first: the roles trust its role. */
export const addStacks = (app: App, settings: Settings): void => {
  const { accountId, region, targets, permissionParts } = settings;
  new GatescopeStack(app, 'Gatescope', settings, { env: { account: accountId, region } });
  for (const { accountId: account, roleArn, externalId, regions } of targets) {
    const [home] = regions;
    if (roleArn === undefined || home === undefined) continue;
    new ReaderStack(
      app,
      `GatescopeReader-${account}`,
      {
        // arn:aws:iam::111122223333:role/path/name
        roleName: roleArn.slice(roleArn.lastIndexOf('/') + 1),
        path: roleArn.slice(roleArn.indexOf('/'), roleArn.lastIndexOf('/') + 1),
        host: { accountId, roleName: hostRoleName },
        externalId,
        regions,
        permissionParts,
      },
      { env: { account, region: home } },
    );
  }
};
