import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { domainName, executeDomainArn, privateDomainAccount } from './private-domain-account.ts';
import { privateDomainDenied } from './private-domain-denied.ts';
import { privateDomainDeniedExample as example } from './private-domain-denied.example.ts';

testFailureMode(privateDomainDenied, example);

const request = vpcRequest({ url: `https://${domainName}/orders` });
const found = (policy: object): string[] =>
  diagnose(
    inputOf({ account: privateDomainAccount({ domain: { policy: JSON.stringify(policy) } }), request }),
  ).findings.map(({ id }) => id);
const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: executeDomainArn };

describe('private-domain-denied', () => {
  it('is found where another endpoint is allowed', () => {
    expect(
      found({ Statement: [{ ...allow, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60099' } } }] }),
    ).toEqual(['private-domain-denied']);
  });
  it('is found where the VPC was not said and the record leads to the endpoint', () => {
    const unplaced = { ...request, sourceVpcId: null, sourceSubnetId: null, sourceVpceId: null };
    const scenario = {
      account: example.broken.account,
      request: unplaced,
      symptom: { kind: 'refused', status: 403 },
    } as const;
    expect(diagnose(inputOf(scenario)).findings[0]?.id).toBe('private-domain-denied');
  });
  it('looks at the namesake that the endpoint is associated with', () => {
    const account = privateDomainAccount();
    const [own] = account.domainNames ?? [];
    const namesake = {
      ...own,
      domainName,
      domainNameId: 'first0001',
      domainNameArn: `arn:aws:apigateway:${ids.region}:${ids.accountId}:/domainnames/${domainName}+first0001`,
      policy: JSON.stringify({ Statement: [{ ...allow, Effect: 'Deny', Resource: '*' }] }),
    };
    const both = { ...account, domainNames: [namesake, ...(account.domainNames ?? [])] };
    expect(diagnose(inputOf({ account: both, request })).findings).toEqual([]);
    const associations = [{ ...account.domainNameAccessAssociations?.[0], domainNameArn: namesake.domainNameArn }];
    const basePathMappings = {
      ...account.basePathMappings,
      [`${domainName}+first0001`]: [{ basePath: '(none)', restApiId: ids.apiId, stage: ids.stage }],
    };
    const other = { ...both, basePathMappings, domainNameAccessAssociations: associations };
    expect(diagnose(inputOf({ account: other, request })).findings[0]?.id).toBe('private-domain-denied');
  });
  it('is clear for Allow plus a Deny for other endpoints', () => {
    const deny = { ...allow, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpce': ids.vpceId } } };
    expect(found({ Statement: [allow, deny] })).toEqual([]);
  });
  it('admits the endpoint, and the change helps', () => {
    const [fix] = diagnose(inputOf(example.broken)).findings[0]?.fixes ?? [];
    expect(['verified', 'likely']).toContain(fix?.verification.state);
  });
});
