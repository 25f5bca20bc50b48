import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Scenario } from '../../testing/example.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { wafBlocked } from './waf-blocked.ts';
import { wafBlockedExample } from './waf-blocked.example.ts';

testFailureMode(wafBlocked, wafBlockedExample);

describe('waf-blocked', () => {
  const account = restAccount({
    stage: { webAclArn: `arn:aws:wafv2:${ids.region}:${ids.accountId}:regional/webacl/one/1` },
  });
  const request = publicRequest();
  const found = (scenario: Partial<Scenario>): string[] =>
    diagnose(inputOf({ account, request, ...scenario })).findings.map(({ id }) => id);

  it('is likely when the web ACL may not be read and nothing else says Forbidden', () => {
    const [finding] = diagnose(
      inputOf({ account, request, symptom: { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' } }),
    ).findings;
    expect([finding?.id, finding?.certainty]).toEqual(['waf-blocked', 'likely']);
  });
  it('is told by the access log', () => {
    const observations: Scenario['observations'] = [
      {
        id: 'log',
        kind: 'log',
        log: 'access',
        vantage: 'aws',
        relation: 'this-request',
        lines: ['{"waf":"WAF_BLOCK"}'],
      },
    ];
    expect(found({ symptom: { kind: 'refused', status: 403, body: '<html></html>' }, observations })[0]).toBe(
      'waf-blocked',
    );
  });
  it('is not blamed without a complaint', () => {
    expect(found({})).toEqual([]);
  });
  it('is not blamed for another refusal', () => {
    expect(
      found({ symptom: { kind: 'refused', status: 403, body: '{"message":"Missing Authentication Token"}' } }),
    ).not.toContain('waf-blocked');
  });

  it('is told by the page that the web ACL keeps for what it blocks', () => {
    const arn = `arn:aws:wafv2:${ids.region}:${ids.accountId}:regional/webacl/one/1`;
    const acl = {
      Name: 'one',
      ARN: arn,
      DefaultAction: { Allow: {} },
      Rules: [
        {
          Name: 'abroad',
          Priority: 0,
          Action: { Block: { CustomResponse: { ResponseCode: 403, CustomResponseBodyKey: 'no' } } },
          Statement: { GeoMatchStatement: { CountryCodes: ['FR'] } },
        },
      ],
      CustomResponseBodies: {
        no: { ContentType: 'TEXT_HTML', Content: '<h1>Not from here</h1>' },
        slow: { ContentType: 'APPLICATION_JSON', Content: '{"error":"slow down"}' },
      },
    };
    const guarded = restAccount({ stage: { webAclArn: arn }, parts: { webAcls: [acl] } });
    const symptom = { kind: 'refused', status: 403, body: '<h1>Not from here</h1>\n' } as const;
    expect(found({ account: guarded, symptom })[0]).toBe('waf-blocked');
    const printed = '{\n  "error": "slow down"\n}';
    expect(found({ account: guarded, symptom: { ...symptom, body: printed } })[0]).toBe('waf-blocked');
    expect(found({ account: guarded, symptom: { ...symptom, body: '<h1>No such page</h1>' } })[0]).toBe(
      'answer-from-backend',
    );
  });

  describe('with a rule that asks for a puzzle', () => {
    const arn = `arn:aws:wafv2:${ids.region}:${ids.accountId}:regional/webacl/one/1`;
    const rule = (Action: Record<string, unknown>) => ({
      Name: 'bots',
      Priority: 0,
      Action,
      Statement: {
        ByteMatchStatement: {
          SearchString: '/',
          FieldToMatch: { UriPath: {} },
          TextTransformations: [{ Priority: 0, Type: 'NONE' }],
          PositionalConstraint: 'STARTS_WITH',
        },
      },
    });
    const guardedBy = (Action: Record<string, unknown>) =>
      restAccount({
        stage: { webAclArn: arn },
        parts: { webAcls: [{ Name: 'one', ARN: arn, DefaultAction: { Allow: {} }, Rules: [rule(Action)] }] },
      });
    it.each([
      [405, { Captcha: {} }, {}],
      [202, { Challenge: {} }, {}],
      [405, { Block: {} }, { 'x-amzn-waf-action': 'captcha' }],
    ] as const)('is told by the status %s of %o', (status, action, headers) => {
      const symptom = { kind: 'refused', status, headers: { ...headers, 'content-type': 'text/html' } } as const;
      expect(found({ account: guardedBy(action), symptom })[0]).toBe('waf-blocked');
    });
    it('is not blamed without a complaint, or for a 405 of the backend', () => {
      expect(found({ account: guardedBy({ Captcha: {} }) })).toEqual([]);
      expect(found({ symptom: { kind: 'refused', status: 405, body: '{"error":"no"}' } })).not.toContain('waf-blocked');
    });
  });
});
