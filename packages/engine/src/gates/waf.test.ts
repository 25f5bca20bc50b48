import type { CaseRequest, GateResult, WebAcl } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import { ids, invokeUrl, publicRequest, restAccount } from '../testing/build-account.ts';
import { inputOf } from '../testing/example.ts';
import { makeWorld } from '../world.ts';

const aclArn = `arn:aws:wafv2:${ids.region}:${ids.accountId}:regional/webacl/one/1`;
const setArn = `arn:aws:wafv2:${ids.region}:${ids.accountId}:regional/ipset/one/2`;

type Rules = NonNullable<WebAcl['Rules']>;
const rule = (Priority: number, action: string, Statement: Record<string, unknown>): Rules[number] => ({
  Name: `rule-${Priority}`,
  Priority,
  Action: { [action]: {} },
  Statement,
});
const group = (Priority: number, override: string): Rules[number] => ({
  Name: 'managed',
  Priority,
  OverrideAction: { [override]: {} },
  Statement: { ManagedRuleGroupStatement: { Name: 'AWSManagedRulesCommonRuleSet', VendorName: 'AWS' } },
});
const inSet = { IPSetReferenceStatement: { ARN: setArn } };
/** As AWS writes bytes in JSON. */
const inBase64 = { '/other': 'L290aGVy', '/prod': 'L3Byb2Q=', '/prod/orders': 'L3Byb2Qvb3JkZXJz', orders: 'b3JkZXJz' };
const path = (text: keyof typeof inBase64, PositionalConstraint = 'STARTS_WITH') => ({
  ByteMatchStatement: {
    SearchString: inBase64[text],
    FieldToMatch: { UriPath: {} },
    PositionalConstraint,
    TextTransformations: [{ Priority: 0, Type: 'NONE' }],
  },
});

interface Setting {
  readonly rules: Rules;
  readonly byDefault?: string;
  readonly addresses?: readonly string[] | null;
  readonly request?: CaseRequest;
}

const run = ({
  rules,
  byDefault = 'Allow',
  addresses = ['203.0.113.0/24'],
  request = publicRequest(),
}: Setting): GateResult | undefined => {
  const account = restAccount({
    stage: { webAclArn: aclArn },
    parts: {
      webAcls: [{ Name: 'one', ARN: aclArn, DefaultAction: { [byDefault]: {} }, Rules: [...rules] }],
      ...(addresses ? { ipSets: [{ Name: 'one', ARN: setArn, Addresses: [...addresses] }] } : {}),
    },
  });
  const [trace] = simulate(makeWorld(inputOf({ account, request })));
  return trace?.trace.gates.find(({ gate }) => gate === 'waf');
};

describe('the web ACL', () => {
  it.each<[string, Setting, string]>([
    ['lets through by default', { rules: [] }, 'passed'],
    ['blocks by default', { rules: [], byDefault: 'Block' }, 'stopped'],
    [
      'lets a listed address through a blocking default',
      { rules: [rule(0, 'Allow', inSet)], byDefault: 'Block' },
      'passed',
    ],
    [
      'blocks an address that is not listed',
      { rules: [rule(0, 'Allow', inSet)], byDefault: 'Block', addresses: ['198.51.100.0/24'] },
      'stopped',
    ],
    ['blocks a listed address', { rules: [rule(0, 'Block', inSet)] }, 'stopped'],
    ['takes a set without addresses for empty', { rules: [rule(0, 'Block', inSet)], addresses: [] }, 'passed'],
    [
      'asks the rules by priority, not by place',
      { rules: [rule(2, 'Block', inSet), rule(1, 'Allow', inSet)] },
      'passed',
    ],
    ['goes on behind a counting rule', { rules: [rule(0, 'Count', inSet), rule(1, 'Block', inSet)] }, 'stopped'],
    ['is unknown for a managed rule group', { rules: [group(0, 'None')] }, 'unknown'],
    ['does not mind a managed rule group that counts', { rules: [group(0, 'Count')] }, 'passed'],
    ['decides before a managed rule group', { rules: [rule(0, 'Allow', inSet), group(1, 'None')] }, 'passed'],
    [
      'is unknown for geography',
      { rules: [rule(0, 'Block', { GeoMatchStatement: { CountryCodes: ['DE'] } })] },
      'unknown',
    ],
    [
      'is unknown for rates',
      { rules: [rule(0, 'Block', { RateBasedStatement: { Limit: 100, AggregateKeyType: 'IP' } })] },
      'unknown',
    ],
    [
      'knows a rate that is scoped to other paths',
      { rules: [rule(0, 'Block', { RateBasedStatement: { Limit: 100, ScopeDownStatement: path('/other') } })] },
      'passed',
    ],
    ['matches the path', { rules: [rule(0, 'Block', path('/prod/orders'))] }, 'stopped'],
    ['matches a word in the path', { rules: [rule(0, 'Block', path('orders', 'CONTAINS_WORD'))] }, 'stopped'],
    [
      'combines statements',
      {
        rules: [
          rule(0, 'Block', { AndStatement: { Statements: [path('/prod'), { NotStatement: { Statement: inSet } }] } }),
        ],
      },
      'passed',
    ],
    [
      'is unknown where one side of an And is',
      { rules: [rule(0, 'Block', { AndStatement: { Statements: [path('/prod'), { GeoMatchStatement: {} }] } })] },
      'unknown',
    ],
    [
      'matches a regular expression',
      {
        rules: [
          rule(0, 'Block', {
            RegexMatchStatement: {
              RegexString: '^/prod/ord',
              FieldToMatch: { UriPath: {} },
              TextTransformations: [{ Priority: 0, Type: 'LOWERCASE' }],
            },
          }),
        ],
        request: publicRequest({ url: invokeUrl('/Orders') }),
      },
      'stopped',
    ],
    [
      'is unknown when the caller did not say its address',
      { rules: [rule(0, 'Block', inSet)], request: publicRequest({ sourceIp: null }) },
      'unknown',
    ],
    ['is unknown when an IP set may not be read', { rules: [rule(0, 'Block', inSet)], addresses: null }, 'unknown'],
    ['is unknown for a captcha', { rules: [rule(0, 'Captcha', inSet)] }, 'unknown'],
  ])('%s', (_, setting, outcome) => {
    expect(run(setting)?.outcome).toBe(outcome);
  });

  it('is skipped where the stage has none', () => {
    const [trace] = simulate(makeWorld(inputOf({ account: restAccount(), request: publicRequest() })));
    expect(trace?.trace.gates.find(({ gate }) => gate === 'waf')?.outcome).toBe('skipped');
  });

  it('answers with the status of a custom reply', () => {
    const custom = { ...rule(0, 'Block', inSet), Action: { Block: { CustomResponse: { ResponseCode: 418 } } } };
    expect(run({ rules: [custom] })?.replies).toEqual([{ status: 418 }]);
  });

  it('may block when it may not be read', () => {
    const account = restAccount({ stage: { webAclArn: aclArn } });
    const [trace] = simulate(makeWorld(inputOf({ account, request: publicRequest() })));
    const result = trace?.trace.gates.find(({ gate }) => gate === 'waf');
    expect([result?.outcome, result?.reason]).toEqual(['unknown', 'waf-blocks']);
    expect(result?.missing).toHaveLength(1);
  });

  describe('with a limit for the size of bodies', () => {
    const size = (Size: number, OversizeHandling: string, Type = 'NONE') => ({
      SizeConstraintStatement: {
        FieldToMatch: { Body: { OversizeHandling } },
        ComparisonOperator: 'GT',
        Size,
        TextTransformations: [{ Priority: 0, Type }],
      },
    });
    const outcome = (statement: Record<string, unknown>, bodyBytes?: number) =>
      run({
        rules: [rule(0, 'Block', statement)],
        request: publicRequest({ method: 'GET', ...(bodyBytes === undefined ? {} : { bodyBytes }) }),
      })?.outcome;
    it.each([
      [8192, 'CONTINUE', 8192, 'passed'],
      [8192, 'CONTINUE', 8193, 'stopped'],
      [8192, 'CONTINUE', 40_000, 'stopped'],
      [1_000_000, 'CONTINUE', 40_000, 'passed'],
      [1_000_000, 'MATCH', 40_000, 'stopped'],
      [1_000_000, 'MATCH', 16_384, 'passed'],
      [1_000, 'NO_MATCH', 40_000, 'passed'],
    ])('over %i bytes, %s: a body of %i is %s', (limit, handling, bytes, expected) => {
      expect(outcome(size(limit, handling), bytes)).toBe(expected);
    });
    it('does not know the size that is not told, or that changes before it is compared', () => {
      expect(outcome(size(8192, 'MATCH'))).toBe('unknown');
      expect(outcome(size(8192, 'MATCH', 'URL_DECODE'), 9000)).toBe('unknown');
    });
  });
});
