import type { AccountFile } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { integrationPermission } from './integration-permission.ts';
import { integrationPermissionExample } from './integration-permission.example.ts';

testFailureMode(integrationPermission, integrationPermissionExample);

const symptom = { kind: 'failed' as const, status: 500, body: '{"message": "Internal server error"}' };
const found = (account: AccountFile, seen: typeof symptom | Record<string, never> = symptom) =>
  diagnose(inputOf({ account, request: publicRequest(), symptom: seen }));
const idsOf = (account: AccountFile, seen?: Record<string, never>): string[] =>
  found(account, seen).findings.map(({ id }) => id);

describe('integration-permission', () => {
  it('is certain for a function without any policy', () => {
    const account = restAccount({ parts: { lambdaFunctions: { orders: { policy: null } } } });
    expect(found(account).findings[0]).toMatchObject({ id: 'integration-permission', certainty: 'certain' });
  });

  it('offers a statement that lets the request through', () => {
    const { account } = integrationPermissionExample.broken;
    expect(found(account).findings[0]?.fixes[0]?.verification.state).toBe('verified');
    const bare = restAccount({ parts: { lambdaFunctions: { orders: { policy: null } } } });
    expect(found(bare).findings[0]?.fixes[0]?.verification.state).toBe('verified');
  });

  it('asks for the policy only when the complaint may speak of it', () => {
    const account = restAccount();
    const pointer = `/account/functionPolicies/arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders`;
    expect(found(account, {}).wanted).toEqual([]);
    expect(found(account).wanted).toContain(pointer);
  });

  it('is possible when the policy cannot be read and everything else passes', () => {
    const account = restAccount();
    expect(found(account).findings[0]).toMatchObject({ id: 'integration-permission', certainty: 'possible' });
  });

  it('is clear when an alias is admitted by its own policy', () => {
    const arn = `arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders:live`;
    const uri = `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
    const method = proxyMethod('GET', { methodIntegration: { type: 'AWS_PROXY', httpMethod: 'POST', uri } });
    const policy = {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'apigateway.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: arn,
        },
      ],
    };
    const account = restAccount({
      resources: { '/orders': { GET: method } },
      parts: { lambdaFunctions: { [arn]: { FunctionArn: arn, policy } } },
    });
    expect(idsOf(account)).not.toContain('integration-permission');
  });

  it('follows a role whose trust names another service', () => {
    const roleArn = `arn:aws:iam::${ids.accountId}:role/api`;
    const base = proxyMethod('GET').methodIntegration;
    const method = proxyMethod('GET', { methodIntegration: { ...base, credentials: roleArn } });
    const trust = (service: string): string =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
      });
    const account = (service: string): AccountFile =>
      restAccount({
        resources: { '/orders': { GET: method } },
        parts: {
          iamRoles: [{ RoleName: 'api', Arn: roleArn, AssumeRolePolicyDocument: trust(service) }],
          identityPolicies: {
            [roleArn]: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'lambda:*', Resource: '*' }] }],
          },
        },
      });
    expect(idsOf(account('lambda.amazonaws.com'))).toEqual(['integration-permission']);
    expect(idsOf(account('apigateway.amazonaws.com'))).not.toContain('integration-permission');
  });

  it('is what the execution log says', () => {
    const line =
      '(5af674b9-64b6-49e6-a991-bd07478650ce) Execution failed due to configuration error: Invalid permissions on Lambda function';
    const observation = {
      id: 'log',
      kind: 'log' as const,
      log: 'execution' as const,
      vantage: 'aws' as const,
      relation: 'this-request' as const,
      lines: [line],
    };
    const diagnosis = diagnose(
      inputOf({ account: restAccount(), request: publicRequest(), symptom, observations: [observation] }),
    );
    expect(diagnosis.findings[0]).toMatchObject({
      id: 'integration-permission',
      certainty: 'certain',
      evidence: [{ pointer: 'observation:log' }, {}, {}],
    });
  });

  it('recognises the role that API Gateway assumed in the refusal of a service', () => {
    const method = proxyMethod('GET', {
      methodResponses: { '200': { statusCode: '200' } },
      methodIntegration: {
        type: 'AWS',
        httpMethod: 'POST',
        uri: `arn:aws:apigateway:${ids.region}:dynamodb:action/GetItem`,
        credentials: `arn:aws:iam::${ids.accountId}:role/api`,
        integrationResponses: { '200': { statusCode: '200' } },
      },
    });
    const body = `{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"User: arn:aws:sts::${ids.accountId}:assumed-role/api/BackplaneAssumeRoleSession is not authorized to perform: dynamodb:GetItem on resource: x"}`;
    const { findings } = diagnose(
      inputOf({
        account: restAccount({ resources: { '/orders': { GET: method } } }),
        request: publicRequest(),
        symptom: { kind: 'wrong-content', status: 200, body },
      }),
    );
    expect(findings[0]).toMatchObject({ id: 'integration-permission' });
    expect(findings[0]?.summary).toContain('dynamodb:GetItem');
  });
});
