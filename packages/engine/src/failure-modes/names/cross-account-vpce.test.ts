import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { apiArn, ids, privateAccount, vpcEndpoint, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { crossAccountVpce } from './cross-account-vpce.ts';
import { crossAccountVpceExample as example } from './cross-account-vpce.example.ts';

testFailureMode(crossAccountVpce, example);

const foreign = 'vpce-0b1b2c3d4e5f60001';
const request = vpcRequest({
  url: `https://${foreign}-wxyz9876.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`,
  headers: { 'x-apigw-api-id': ids.apiId },
  callerAccountId: '210987654321',
  sourceVpcId: 'vpc-0b1b2c3d4e5f60001',
  sourceSubnetId: null,
  sourceVpceId: foreign,
});
const refusal = {
  kind: 'refused',
  status: 403,
  body: '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: x with an explicit deny"}',
} as const;
const onlyOurs = (...vpceIds: string[]) =>
  privateAccount({
    policy: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: apiArn(),
        Condition: { StringNotEquals: { 'aws:SourceVpce': vpceIds } },
      },
    ],
  });
const found = (input: Parameters<typeof diagnose>[0]): string[] => diagnose(input).findings.map(({ id }) => id);

describe('cross-account-vpce', () => {
  it('is found first where the policy does not list the endpoint of the other account', () => {
    expect(found(inputOf({ account: onlyOurs(ids.vpceId), request, symptom: refusal }))[0]).toBe('cross-account-vpce');
  });
  it('is clear where the policy lists it', () => {
    expect(found(inputOf({ account: onlyOurs(ids.vpceId, foreign), request }))).toEqual([]);
  });
  it("is clear for a refused endpoint of the API's own account", () => {
    const account = { ...onlyOurs('vpce-0a1b2c3d4e5f60099'), vpcEndpoints: [vpcEndpoint()] };
    expect(found(inputOf({ account, request: vpcRequest(), symptom: refusal }))).not.toContain('cross-account-vpce');
  });
});
