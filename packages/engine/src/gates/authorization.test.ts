import type { CaseRequest, GateResult } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import { apiArn, ids, proxyMethod, publicRequest, restAccount } from '../testing/build-account.ts';
import { inputOf } from '../testing/example.ts';
import { makeWorld } from '../world.ts';

type Side = 'allow' | 'neither' | 'deny';

const statementOf = (side: Side, principal?: unknown) => ({
  Effect: side === 'deny' ? 'Deny' : 'Allow',
  ...(principal === undefined ? {} : { Principal: principal }),
  Action: 'execute-api:Invoke',
  Resource: side === 'neither' ? apiArn('prod/DELETE/*') : apiArn(),
});

const role = (account: string): string => `arn:aws:iam::${account}:role/client`;
const session = (account: string): string => `arn:aws:sts::${account}:assumed-role/client/one`;

interface Setting {
  readonly policy?: readonly unknown[];
  readonly identity?: Side | 'hidden';
  readonly account?: string;
  readonly type?: string;
  readonly request?: CaseRequest;
}

const run = ({
  policy,
  identity = 'hidden',
  account = ids.accountId,
  type = 'AWS_IAM',
  request,
}: Setting): GateResult | undefined => {
  const file = restAccount({
    ...(policy ? { policy } : {}),
    resources: {
      '/orders': {
        GET: proxyMethod('GET', { authorizationType: type, ...(type === 'AWS_IAM' ? {} : { authorizerId: 'auth01' }) }),
      },
    },
    parts: {
      ...(identity === 'hidden'
        ? {}
        : {
            identityPolicies: {
              [role(account)]: [
                { PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: [statementOf(identity)] } },
              ],
            },
          }),
      authorizers: [
        {
          id: 'auth01',
          type: type === 'CUSTOM' ? 'TOKEN' : 'COGNITO_USER_POOLS',
          identitySource: 'method.request.header.Authorization',
        },
      ],
    },
  });
  const [trace] = simulate(
    makeWorld(
      inputOf({ account: file, request: request ?? publicRequest({ signed: true, principal: session(account) }) }),
    ),
  );
  return trace?.trace.gates.find(({ gate }) => gate === 'authorization');
};

const outcomeOf = (result: GateResult | undefined): string =>
  result?.outcome === 'passed' ? 'allow' : (result?.reason ?? result?.outcome ?? 'none');

describe('the combined decision for a caller of the same account', () => {
  it.each<[Side, Side, string]>([
    ['allow', 'allow', 'allow'],
    ['allow', 'neither', 'allow'],
    ['allow', 'deny', 'resource-policy-denies'],
    ['neither', 'allow', 'allow'],
    ['neither', 'neither', 'iam-identity-no-allow'],
    ['neither', 'deny', 'resource-policy-denies'],
    ['deny', 'allow', 'iam-identity-denies'],
    ['deny', 'neither', 'iam-identity-denies'],
    ['deny', 'deny', 'resource-policy-denies'],
  ])('identity %s and resource policy %s gives %s', (identity, policy, expected) => {
    expect(outcomeOf(run({ identity, policy: [statementOf(policy, '*')] }))).toBe(expected);
  });

  it('needs the identity policy alone where there is no resource policy', () => {
    expect(outcomeOf(run({ identity: 'allow' }))).toBe('allow');
    expect(outcomeOf(run({ identity: 'neither' }))).toBe('iam-identity-no-allow');
  });

  it('takes an Allow for the account as a delegation', () => {
    const policy = [statementOf('allow', { AWS: `arn:aws:iam::${ids.accountId}:root` })];
    expect(outcomeOf(run({ identity: 'neither', policy }))).toBe('iam-identity-no-allow');
    expect(outcomeOf(run({ identity: 'allow', policy }))).toBe('allow');
  });

  it('finds a role that has a path by the name in the session', () => {
    const policy = [statementOf('allow', { AWS: `arn:aws:iam::${ids.accountId}:role/apps/client` })];
    expect(outcomeOf(run({ identity: 'neither', policy }))).toBe('allow');
  });

  it('is unknown when the identity policies may not be read', () => {
    const result = run({ policy: [statementOf('neither', '*')] });
    expect(result?.outcome).toBe('unknown');
    expect(result?.missing.map(({ pointer }) => pointer)).toContain(
      `/account/identityPolicies/${role(ids.accountId).replaceAll('/', '~1')}`,
    );
  });

  it('is refused by a Deny of the resource policy whatever the identity policies say', () => {
    expect(run({ policy: [statementOf('deny', '*')] })?.outcome).toBe('stopped');
  });

  it('is unknown when the caller did not say who signed', () => {
    expect(
      run({ policy: [statementOf('allow', '*')], request: publicRequest({ signed: true, principal: null }) })?.detail[
        'unsaid'
      ],
    ).toEqual(['principal']);
  });

  it('leaves conditions on the organisation open', () => {
    const policy = [{ ...statementOf('allow', '*'), Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-123' } } }];
    expect(run({ identity: 'neither', policy })?.outcome).toBe('unknown');
  });
});

describe('the combined decision for a caller of another account', () => {
  const account = '210987654321';
  it.each<[Side, Side | 'none', string]>([
    ['allow', 'allow', 'allow'],
    ['allow', 'neither', 'iam-cross-account'],
    ['allow', 'deny', 'resource-policy-denies'],
    ['allow', 'none', 'iam-cross-account'],
    ['neither', 'allow', 'iam-cross-account'],
    ['neither', 'neither', 'iam-cross-account'],
    ['neither', 'deny', 'resource-policy-denies'],
    ['deny', 'allow', 'iam-identity-denies'],
  ])('identity %s and resource policy %s gives %s', (identity, policy, expected) => {
    expect(
      outcomeOf(
        run({
          identity,
          account,
          ...(policy === 'none' ? {} : { policy: [statementOf(policy, { AWS: `arn:aws:iam::${account}:root` })] }),
        }),
      ),
    ).toBe(expected);
  });

  it('is refused without an Allow of the API, whatever its own policies say', () => {
    expect(run({ account })?.outcome).toBe('stopped');
  });

  it('is unknown when only its own policies are open', () => {
    const result = run({ account, policy: [statementOf('allow', '*')] });
    expect([result?.outcome, result?.reason]).toEqual(['unknown', 'iam-cross-account']);
  });
});

describe('the combined decision behind an authorizer', () => {
  const request = publicRequest({ headers: { Authorization: 'Bearer <token>' } });

  it('needs an Allow of the resource policy beside a Cognito token', () => {
    expect(outcomeOf(run({ type: 'COGNITO_USER_POOLS', request, policy: [statementOf('neither', '*')] }))).toBe(
      'resource-policy-no-allow',
    );
    expect(outcomeOf(run({ type: 'COGNITO_USER_POOLS', request, policy: [statementOf('allow', '*')] }))).toBe('allow');
    expect(outcomeOf(run({ type: 'COGNITO_USER_POOLS', request }))).toBe('allow');
  });

  it('lets a silent resource policy be with a Lambda authorizer', () => {
    expect(outcomeOf(run({ type: 'CUSTOM', request, policy: [statementOf('neither', '*')] }))).toBe('allow');
  });
});
