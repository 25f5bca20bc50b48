import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { chromeLine, mappedMethod, missingLine, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { corsHeadersMissingOnOptionsExample } from './cors-headers-missing-on-options.example.ts';
import { corsHeadersMissingOnOptions } from './cors-headers-missing-on-options.ts';

testFailureMode(corsHeadersMissingOnOptions, corsHeadersMissingOnOptionsExample);

describe('cors-headers-missing-on-options', () => {
  it('leaves a refused preflight to a web ACL that may have refused it', () => {
    const arn = `arn:aws:wafv2:${ids.region}:${ids.accountId}:regional/webacl/one/1`;
    const rule = {
      Name: 'abroad',
      Priority: 0,
      Action: { Block: {} },
      Statement: { GeoMatchStatement: { CountryCodes: ['FR'] } },
    };
    const acl = { Name: 'one', ARN: arn, DefaultAction: { Allow: {} }, Rules: [rule] };
    const account = restAccount({
      resources: { '/orders': { POST: mappedMethod('POST', page), OPTIONS: mockOptions() } },
      stage: { webAclArn: arn },
      parts: { webAcls: [acl] },
    });
    const symptom = { kind: 'blocked-by-browser' as const, status: 403, console: chromeLine(missingLine, true) };
    const { findings } = diagnose(inputOf({ account, request: pageRequest(), symptom }), { fixes: false });
    expect(findings[0]?.id).toBe('waf-blocked');
    expect(findings.map(({ id }) => id)).not.toContain('cors-headers-missing-on-options');
  });
});
