import { describe, expect, it } from 'vitest';
import { apiArn, ids, privateAccount, proxyMethod, restAccount } from '../testing/build-account.ts';
import { snapshotOf } from '../testing/snapshot-of.ts';
import { diffAccess } from './diff-access.ts';
import { accessMatrix } from './who-may-call.ts';

const allow = (more: Record<string, unknown> = {}) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: apiArn(),
  ...more,
});
const role = `arn:aws:iam::${ids.accountId}:role/client`;
const table = (snapshot: Parameters<typeof accessMatrix>[0]): Record<string, string> =>
  Object.fromEntries(accessMatrix(snapshot, ids.stage).rows.map(({ caller, cells }) => [caller.id, cells.join(' ')]));

describe('accessMatrix', () => {
  it('opens a public API without a policy to everybody, method by method', () => {
    const account = restAccount({
      resources: {
        '/a': { GET: proxyMethod('GET') },
        '/b': { POST: proxyMethod('POST', { authorizationType: 'AWS_IAM' }) },
      },
    });
    const matrix = accessMatrix(snapshotOf(account), ids.stage);
    expect(matrix.methods).toEqual(['GET /a', 'POST /b']);
    expect(matrix.rows.find(({ caller }) => caller.id === 'internet')?.cells).toEqual(['allowed', 'refused']);
  });
  it('shows each address range that a policy names', () => {
    const account = restAccount({
      policy: [allow({ Condition: { IpAddress: { 'aws:SourceIp': ['198.51.100.0/24', '192.0.2.7'] } } })],
    });
    expect(table(snapshotOf(account))).toMatchObject({
      internet: 'refused',
      'address:198.51.100.0/24': 'allowed',
      'address:192.0.2.7': 'allowed',
    });
  });
  it('keeps strangers out of a private API that names its endpoint', () => {
    expect(table(snapshotOf(privateAccount()))).toMatchObject({
      internet: 'refused',
      [`endpoint:${ids.vpceId}`]: 'allowed',
      'stranger-endpoint': 'refused',
    });
  });
  it('shows a private API that every endpoint may call', () => {
    expect(table(snapshotOf(privateAccount({ policy: [allow()] })))).toMatchObject({
      internet: 'refused',
      'stranger-endpoint': 'allowed',
    });
  });
  it('judges the policy of the endpoint too', () => {
    const closed = {
      PolicyDocument: JSON.stringify({ Statement: [allow({ Resource: apiArn().replace(ids.apiId, 'other12345') })] }),
    };
    expect(table(snapshotOf(privateAccount({}, closed)))[`endpoint:${ids.vpceId}`]).toBe('refused');
  });
  it('says unknown where the policies of a signer cannot be read', () => {
    const resources = { '/a': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } };
    const account = restAccount({ resources, policy: [allow({ Principal: { AWS: role } })] });
    expect(table(snapshotOf(account))).toMatchObject({ internet: 'refused', [`principal:${role}`]: 'unknown' });
    expect(table(snapshotOf({ ...account, identityPolicies: { [role]: [] } }))[`principal:${role}`]).toBe('allowed');
  });
  it('takes the token of an authorizer for granted', () => {
    const resources = {
      '/a': { GET: proxyMethod('GET', { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'a1' }) },
    };
    expect(table(snapshotOf(restAccount({ resources })))['internet']).toBe('allowed');
    expect(
      table(snapshotOf(restAccount({ resources, policy: [{ ...allow(), Resource: apiArn('dev/*') }] })))['internet'],
    ).toBe('refused');
  });
  it('tells methods apart that a Resource tells apart', () => {
    const resources = { '/a': { GET: proxyMethod('GET') }, '/b': { GET: proxyMethod('GET') } };
    expect(
      table(snapshotOf(restAccount({ resources, policy: [allow({ Resource: apiArn('prod/GET/a') })] })))['internet'],
    ).toBe('allowed refused');
  });
  it('is empty for a stage that is not there', () => {
    expect(accessMatrix(snapshotOf(restAccount()), 'none').rows).toEqual([]);
  });
});

describe('diffAccess', () => {
  it('lists exactly who gained', () => {
    const before = snapshotOf(
      restAccount({ policy: [allow({ Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } })] }),
    );
    const after = snapshotOf(
      restAccount({
        policy: [allow({ Condition: { IpAddress: { 'aws:SourceIp': ['198.51.100.0/24', '203.0.113.25/32'] } } })],
      }),
    );
    expect(diffAccess(before, after, ids.stage)).toEqual({
      gained: [{ caller: 'Address 203.0.113.25/32', method: 'GET /orders', before: 'refused', after: 'allowed' }],
      lost: [],
    });
  });
  it('lists who lost', () => {
    const { lost } = diffAccess(
      snapshotOf(privateAccount({ policy: [allow()] })),
      snapshotOf(privateAccount()),
      ids.stage,
    );
    expect(lost.map(({ caller }) => caller)).toContain('Any endpoint of another account');
  });
  it('finds nothing between equal snapshots', () => {
    const snapshot = snapshotOf(privateAccount());
    expect(diffAccess(snapshot, snapshot, ids.stage)).toEqual({ gained: [], lost: [] });
  });
});
