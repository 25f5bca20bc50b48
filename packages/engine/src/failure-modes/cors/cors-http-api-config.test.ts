import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids } from '../../testing/build-account.ts';
import { browserLine, httpAccount, page, pageCall } from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsHttpApiConfig } from './cors-http-api-config.ts';
import { corsHttpApiConfigExample } from './cors-http-api-config.example.ts';

testFailureMode(corsHttpApiConfig, corsHttpApiConfigExample);

const cachingDisabled = { CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' };
const symptom = {
  kind: 'blocked-by-browser',
  console: browserLine("No 'Access-Control-Allow-Origin' header is present on the requested resource."),
} as const;

const findingsBehind = (behavior: object, complaint: typeof symptom | undefined) =>
  diagnose(
    inputOf({
      account: httpAccount({
        api: { CorsConfiguration: { AllowOrigins: [page], AllowMethods: ['GET'] } },
        parts: {
          cloudFront: {
            DomainName: 'd111.cloudfront.net',
            Aliases: { Items: ['api.example.com'] },
            Origins: [
              { Id: 'api', DomainName: `${ids.apiId}.execute-api.${ids.region}.amazonaws.com`, OriginPath: '' },
            ],
            DefaultCacheBehavior: { TargetOriginId: 'api', ...behavior },
          },
        },
      }),
      request: pageCall({ url: 'https://api.example.com/orders' }),
      ...(complaint ? { symptom: complaint } : {}),
    }),
  ).findings;

describe('a distribution in front of an HTTP API with CORS', () => {
  it('that keeps Origin to itself leaves the reply without headers, by an alternate name whose record is hidden', () => {
    const [finding] = findingsBehind(cachingDisabled, symptom);
    expect(finding).toMatchObject({ id: 'cors-http-api-config', fixes: [{ id: 'hand-header-on' }] });
    expect(finding?.explanation).toContain('CloudFront distribution in front does not hand it on');
  });

  it.each([
    ['hands Origin on', { ...cachingDisabled, OriginRequestPolicyId: '59781a5b-3903-41f3-afcb-af62929ccde1' }],
    ['writes headers of its own', { ...cachingDisabled, ResponseHeadersPolicyId: 'own' }],
  ])('that %s is not blamed', (_, behavior) => {
    expect(findingsBehind(behavior, undefined)).toEqual([]);
  });
});
