import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../diagnose.ts';
import { parsePolicyDocument } from '../../../policy/parse-policy-document.ts';
import { apiArn, ids, privateAccount, publicRequest, restAccount, vpcRequest } from '../../../testing/build-account.ts';
import { inputOf } from '../../../testing/example.ts';

const statement = (effect: string, condition?: unknown, more: Record<string, unknown> = {}) => ({
  Effect: effect,
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: apiArn(),
  ...(condition ? { Condition: condition } : {}),
  ...more,
});
const allow = statement('Allow');

/** The policy that the finding's first fix writes, and how its verification went. */
const fixed = (
  scenario: Parameters<typeof inputOf>[0],
): { readonly statements: unknown; readonly state: string | undefined; readonly risk: string | undefined } => {
  const fix = diagnose(inputOf(scenario)).findings[0]?.fixes.find(({ id }) => id === 'admit-caller');
  const operation = fix?.change.kind === 'patch' ? fix.change.operations.find(({ op }) => op === 'set') : undefined;
  const parsed = operation?.op === 'set' ? parsePolicyDocument(String(operation.value)) : undefined;
  return {
    statements: parsed?.kind === 'parsed' ? (parsed.document as { Statement: unknown }).Statement : undefined,
    state: fix?.verification.state,
    risk: fix?.risk,
  };
};
const publicly = (policy: readonly unknown[], request = {}) =>
  fixed({ account: restAccount({ policy }), request: publicRequest(request) });
const privately = (policy: readonly unknown[], request = {}) =>
  fixed({ account: privateAccount({ policy }), request: vpcRequest(request) });

describe('the narrowest change that admits a request', () => {
  it('adds the address to the exempt ones', () => {
    const { statements, state, risk } = publicly([
      allow,
      statement('Deny', { NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
    ]);
    expect(statements).toContainEqual(
      statement('Deny', { NotIpAddress: { 'aws:SourceIp': ['198.51.100.0/24', `${ids.publicIp}/32`] } }),
    );
    expect([state, risk]).toEqual(['verified', 'safe']);
  });
  it('adds an IPv6 address with its length', () => {
    expect(
      JSON.stringify(
        publicly([statement('Allow', { IpAddress: { 'aws:SourceIp': ['198.51.100.0/24'] } })], {
          sourceIp: '2001:db8::7',
        }).statements,
      ),
    ).toContain('2001:db8::7/128');
  });
  it('adds the endpoint to the list', () => {
    const { statements, state } = privately([
      statement('Allow', { StringEquals: { 'aws:SourceVpce': 'vpce-0fffffffffffffff1' } }),
    ]);
    expect(statements).toEqual([
      statement('Allow', { StringEquals: { 'aws:SourceVpce': ['vpce-0fffffffffffffff1', ids.vpceId] } }),
    ]);
    expect(state).toBe('verified');
  });
  it('renames a key whose values belong under the other', () => {
    const { statements, state } = privately([
      allow,
      statement('Deny', { StringNotEquals: { 'aws:SourceVpce': ids.vpcId } }),
    ]);
    expect(statements).toContainEqual(statement('Deny', { StringNotEquals: { 'aws:SourceVpc': ids.vpcId } }));
    expect(state).toBe('verified');
  });
  it('moves a private range under the key that endpoints carry', () => {
    const { statements, state } = privately([statement('Allow', { IpAddress: { 'aws:SourceIp': '10.0.0.0/16' } })]);
    expect(statements).toEqual([statement('Allow', { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } })]);
    expect(state).toBe('verified');
  });
  it('completes a Resource without its end', () => {
    const { statements, state } = publicly([statement('Allow', undefined, { Resource: apiArn('').slice(0, -1) })]);
    expect(statements).toEqual([allow]);
    expect(state).toBe('verified');
  });
  it('adds the method to deliberate paths', () => {
    const { statements, state } = publicly([statement('Allow', undefined, { Resource: apiArn('prod/GET/public/*') })]);
    expect(statements).toEqual([
      statement('Allow', undefined, { Resource: [apiArn('prod/GET/public/*'), apiArn('prod/GET/orders')] }),
    ]);
    expect(state).toBe('verified');
  });
  it('admits the endpoint in place of a role that nobody looks at', () => {
    const { statements, state, risk } = privately([
      statement('Allow', undefined, { Principal: { AWS: `arn:aws:iam::${ids.accountId}:root` } }),
    ]);
    expect(statements).toEqual([statement('Allow', { StringEquals: { 'aws:SourceVpce': ids.vpceId } })]);
    expect([state, risk]).toEqual(['verified', 'needs-review']);
  });
  it('puts right several Denies at once', () => {
    const denies = ['vpce-0fffffffffffffff1', 'vpce-0fffffffffffffff2'].map((id) =>
      statement('Deny', { StringNotEquals: { 'aws:SourceVpce': id } }),
    );
    expect(privately([allow, ...denies]).state).toBe('verified');
  });
  it('adds an Allow where there is none', () => {
    const { statements, state } = privately([statement('Deny', { StringNotEquals: { 'aws:SourceVpce': ids.vpceId } })]);
    expect(statements).toContainEqual({
      Effect: 'Allow',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: apiArn('prod/GET/orders'),
      Condition: { StringEquals: { 'aws:SourceVpce': ids.vpceId } },
    });
    expect(state).toBe('verified');
  });
  it('takes a plain Deny out only with a warning', () => {
    const { risk, state } = publicly([allow, statement('Deny', undefined, { Resource: apiArn('*/GET/*') })]);
    expect([state, risk]).toEqual(['verified', 'needs-review']);
  });
  it('keeps the escaped form of AWS', () => {
    const input = inputOf({
      account: privateAccount({
        policy: [statement('Allow', { StringEquals: { 'aws:SourceVpce': 'vpce-0fffffffffffffff1' } })],
      }),
      request: vpcRequest(),
    });
    const change = diagnose(input).findings[0]?.fixes[0]?.change;
    const operation = change?.kind === 'patch' ? change.operations[0] : undefined;
    expect(operation?.op === 'set' && operation.value).toMatch(/^\{\\"Version\\"/);
  });
});
