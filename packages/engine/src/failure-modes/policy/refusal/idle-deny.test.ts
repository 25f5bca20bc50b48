import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../diagnose.ts';
import { apiArn, ids, publicRequest, restAccount } from '../../../testing/build-account.ts';
import { inputOf } from '../../../testing/example.ts';

const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: apiArn() };
const deny = (resource: string, condition: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: resource,
  Condition: { NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' }, ...condition },
});
const arn = (rest: string): string => `arn:aws:execute-api:${ids.region}:${ids.accountId}:${rest}`;
const found = (statement: object, status = 200): string[] =>
  diagnose(
    inputOf({
      account: restAccount({ policy: [allow, statement] }),
      request: publicRequest(),
      symptom: { kind: 'not-enforced', status },
    }),
  ).findings.map(({ id }) => id);

describe('a Deny that hits nobody, where a call passes that should be refused', () => {
  it.each([
    ['a stage that does not exist', arn(`${ids.apiId}/Prod/*`)],
    ['another API', arn('z9y8x7w6v5/*')],
    ['the bare API', arn(ids.apiId)],
    ['another account', `arn:aws:execute-api:${ids.region}:999999999999:${ids.apiId}/*`],
  ])('is found by its Resource: %s', (_, resource) => {
    expect(found(deny(resource))).toEqual(['policy-resource-arn-mismatch']);
  });

  it.each([
    ['another verb', arn(`${ids.apiId}/prod/DELETE/*`)],
    ['another path', arn(`${ids.apiId}/prod/GET/internal/*`)],
  ])('is left alone where its Resource may be meant so: %s', (_, resource) => {
    expect(found(deny(resource))).toEqual([]);
  });

  it('is found by a key that no public request carries', () => {
    const keys = { IpAddress: { 'aws:VpcSourceIp': '203.0.113.0/24' } };
    expect(found({ ...deny(apiArn()), Condition: keys })).toEqual(['policy-source-vpc-key-mismatch']);
  });

  it('is left alone where an address keeps it from matching', () => {
    const spared = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
    expect(found({ ...deny(apiArn()), Condition: spared })).toEqual([]);
  });

  it('is not looked for where the call was refused', () => {
    expect(found(deny(arn(`${ids.apiId}/Prod/*`)), 403)).not.toContain('policy-resource-arn-mismatch');
  });
});
