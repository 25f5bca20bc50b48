import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../policy/compile-policy.ts';
import { certainDecision, judgePolicy } from './judge-policy.ts';
import type { ContextReading } from './policy-context.ts';

const asked = {
  principal: 'anonymous',
  action: 'execute-api:Invoke',
  resource: 'arn:aws:execute-api:eu-west-1:123456789012:abc/prod/GET/',
};
const allow = (condition?: unknown) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: '*',
  Resource: '*',
  ...(condition ? { Condition: condition } : {}),
});
const reading = (context: Record<string, string>, unclear: readonly string[] = []): ContextReading => ({
  context,
  isUnclear: (key) => unclear.includes(key),
});
const judge = (statements: readonly unknown[], ...readings: ContextReading[]) =>
  judgePolicy(compilePolicy({ Version: '2012-10-17', Statement: statements }), asked, readings);

describe('judgePolicy', () => {
  it('leaves open what hangs on an unclear key, and names it', () => {
    const judged = judge([allow({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } })], reading({}, ['aws:sourcevpce']));
    expect(judged.decisions).toEqual(['allow', 'implicitDeny']);
    expect(judged.doubts).toEqual(['aws:SourceVpce']);
  });

  it('is sure of an Allow that does not hang on it', () => {
    expect(
      certainDecision(
        judge([allow(), allow({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } })], reading({}, ['aws:sourcevpce'])),
      ),
    ).toBe('allow');
  });

  it('is sure of a Deny that matches beside an open one', () => {
    const denies = [
      { ...allow(), Effect: 'Deny' },
      { ...allow({ Bool: { 'aws:x': 'true' } }), Effect: 'Deny' },
    ];
    expect(certainDecision(judge(denies, reading({}, ['aws:x'])))).toBe('explicitDeny');
  });

  it('keeps apart what readings do not agree on', () => {
    const statement = allow({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } });
    expect(judge([statement], reading({}), reading({ 'aws:SourceIp': '240.0.0.1' })).decisions).toEqual([
      'implicitDeny',
      'allow',
    ]);
  });

  it.each<[string, readonly string[], string[]]>([
    ['a role alone', ['role'], ['allow', 'explicitDeny']],
    ['a role and its account', ['role', 'account'], ['allow', 'explicitDeny']],
    ['role, session and account', ['role', 'session', 'account'], ['allow']],
    ['somebody else', ['other'], ['explicitDeny']],
  ])(
    'lets a Deny with NotPrincipal spare a session for sure only if all of it is listed: %s',
    (_, listed, expected) => {
      const arns: Record<string, string> = {
        role: 'arn:aws:iam::123456789012:role/app',
        session: 'arn:aws:sts::123456789012:assumed-role/app/s1',
        account: 'arn:aws:iam::123456789012:root',
        other: 'arn:aws:iam::123456789012:role/other',
      };
      const NotPrincipal = { AWS: listed.map((name) => arns[name]) };
      const policy = compilePolicy({
        Version: '2012-10-17',
        Statement: [allow(), { Effect: 'Deny', NotPrincipal, Action: '*', Resource: '*' }],
      });
      const { decisions } = judgePolicy(policy, { ...asked, principal: arns['session'] }, [reading({})]);
      expect(decisions).toEqual(expected);
    },
  );

  it('does not take a statement that fails elsewhere for open', () => {
    const statement = { ...allow({ Bool: { 'aws:x': 'true' } }), Resource: 'arn:aws:execute-api:*:*:other/*' };
    expect(judge([statement], reading({}, ['aws:x'])).decisions).toEqual(['implicitDeny']);
  });

  const role = (path: string) => `arn:aws:iam::123456789012:role/${path}`;
  it.each<[string, string, string[], string[]]>([
    ['a path that may be its own', 'deployer', ['ci/*'], ['allow', 'explicitDeny']],
    ['a path with another name', 'deployer', ['ci/builder'], ['explicitDeny']],
    ['no path', 'deployer', ['deploy*'], ['allow']],
    ['no path and another name', 'deployer', ['build*'], ['explicitDeny']],
    ['the path of Identity Center', 'deployer', ['aws-reserved/sso.amazonaws.com/*'], ['explicitDeny']],
    [
      'the path of Identity Center, being such a role',
      'AWSReservedSSO_Admin_0123456789abcdef',
      ['aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*'],
      ['allow', 'explicitDeny'],
    ],
  ])('takes a session whose role is to have %s', (_, name, paths, expected) => {
    const Condition = { ArnNotLike: { 'aws:PrincipalArn': paths.map(role) } };
    const policy = compilePolicy({
      Version: '2012-10-17',
      Statement: [allow(), { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition }],
    });
    const principal = `arn:aws:sts::123456789012:assumed-role/${name}/s1`;
    const context = { 'aws:PrincipalArn': role(name) };
    expect(judgePolicy(policy, { ...asked, principal }, [reading(context)]).decisions).toEqual(expected);
  });
});
