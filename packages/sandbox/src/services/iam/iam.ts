import type { Call, Operation, Service } from '../../call.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { awsQuery } from '../../protocols/aws-query.ts';
import { queryTroubles, spellTrouble } from '../trouble.ts';
import { findManagedPolicy, findRole } from './identities.ts';
import { identityOperations, toWirePolicy } from './identity-operations.ts';
import { markedList } from './marked-list.ts';

// The date of things whose date no account file knows.
const someDate = '2024-01-01T00:00:00Z';

const policyOperation = (name: string, answer: (call: Call) => JsonObject): Operation => ({
  name,
  action: `iam:${name}`,
  resource: ({ input }) => input.text('PolicyArn') ?? '*',
  answer,
});

/** AWS Identity and Access Management: what identities are allowed, as far as the account file says. */
export const iam: Service = {
  name: 'IAM',
  signingName: 'iam',
  protocol: awsQuery('https://iam.amazonaws.com/doc/2010-05-08/'),
  operations: [
    ...identityOperations('role'),
    ...identityOperations('user'),
    {
      name: 'GetRole',
      action: 'iam:GetRole',
      resource: ({ partition, accountId, input }) =>
        `arn:${partition}:iam::${accountId}:role/${input.text('RoleName') ?? ''}`,
      answer: getRole,
    },
    {
      name: 'ListGroupsForUser',
      action: 'iam:ListGroupsForUser',
      resource: ({ partition, accountId, input }) =>
        `arn:${partition}:iam::${accountId}:user/${input.text('UserName') ?? ''}`,
      answer: (call) => markedList(call, 'Groups', []),
    },
    policyOperation('GetPolicy', (call) => {
      const { name, arn } = findManagedPolicy(call, call.input.text('PolicyArn') ?? '');
      return {
        Policy: {
          PolicyName: name,
          Arn: arn,
          Path: '/',
          DefaultVersionId: 'v1',
          IsAttachable: true,
          CreateDate: someDate,
        },
      };
    }),
    policyOperation('GetPolicyVersion', (call) => {
      const { document } = findManagedPolicy(call, call.input.text('PolicyArn') ?? '');
      return {
        PolicyVersion: {
          Document: toWirePolicy(document),
          VersionId: 'v1',
          IsDefaultVersion: true,
          CreateDate: someDate,
        },
      };
    }),
  ],
  trouble: spellTrouble(queryTroubles),
};

function getRole(call: Call): JsonObject {
  const name = call.input.text('RoleName') ?? '';
  const { AssumeRolePolicyDocument, ...role } = findRole(call, name);
  return {
    Role: {
      Path: '/',
      RoleName: name,
      RoleId: 'AROASANDBOXEXAMPLEID',
      Arn: `arn:${call.partition}:iam::${call.accountId}:role/${name}`,
      CreateDate: someDate,
      ...role,
      ...trustPolicy(AssumeRolePolicyDocument),
    },
  };
}

function trustPolicy(document: Json | undefined): JsonObject {
  if (typeof document !== 'string' && !isJsonObject(document)) return {};
  return { AssumeRolePolicyDocument: toWirePolicy(document) };
}
