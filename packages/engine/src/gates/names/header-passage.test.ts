import { describe, expect, it } from 'vitest';
import { handsQueryOn, headerPassageOf, isHandedOn } from './header-passage.ts';

const forwarding = (...Items: string[]) => ({ ForwardedValues: { Headers: { Quantity: Items.length, Items } } });
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

const handsOn = (settings: Parameters<typeof headerPassageOf>[0], method: string, name: string) => {
  const passage = headerPassageOf(settings, method);
  return passage && isHandedOn(passage, name);
};

describe('headerPassageOf', () => {
  it.each([
    ['takes Authorization off a GET', forwarding('Origin'), 'GET', 'Authorization', false],
    ['leaves Authorization on a POST', forwarding('Origin'), 'POST', 'Authorization', true],
    ['hands a listed Authorization on', forwarding('authorization'), 'GET', 'Authorization', true],
    ['hands everything on for *', forwarding('*'), 'GET', 'Authorization', true],
    ["leaves headers of one's own alone", forwarding(), 'GET', 'x-api-key', true],
    ['replaces the agent', forwarding(), 'POST', 'User-Agent', false],
    ['keeps all but the named with a cache policy', { CachePolicyId: cachingDisabled }, 'POST', 'x-api-key', false],
    ['keeps Authorization back with a cache policy', { CachePolicyId: cachingDisabled }, 'GET', 'Authorization', false],
    ["hands the body's type on", { CachePolicyId: cachingDisabled }, 'POST', 'Content-Type', true],
    [
      'hands all on with AllViewerExceptHostHeader',
      { CachePolicyId: cachingDisabled, OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac' },
      'GET',
      'Authorization',
      true,
    ],
  ])('%s', (_title, settings, method, name, expected) => {
    expect(handsOn(settings, method, name)).toBe(expected);
  });

  it('tells whether the query string travels', () => {
    expect(handsQueryOn({ ForwardedValues: { QueryString: false } })).toBe(false);
    expect(handsQueryOn({ ForwardedValues: { QueryString: true } })).toBe(true);
    expect(handsQueryOn({ CachePolicyId: cachingDisabled })).toBe(false);
    expect(handsQueryOn({ CachePolicyId: cachingDisabled, OriginRequestPolicyId: 'own' })).toBeUndefined();
    expect(handsQueryOn({ CachePolicyId: 'own' })).toBeUndefined();
  });

  it("does not know policies of one's own, nor settings that are not told", () => {
    expect(headerPassageOf({ CachePolicyId: 'own' }, 'GET')).toBeUndefined();
    expect(headerPassageOf({ CachePolicyId: cachingDisabled, OriginRequestPolicyId: 'own' }, 'GET')).toBeUndefined();
    expect(headerPassageOf({ ForwardedValues: { QueryString: true } }, 'GET')).toBeUndefined();
  });
});
