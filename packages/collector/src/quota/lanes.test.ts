import { describe, expect, it } from 'vitest';
import { lanes, lanesOf, shareOf } from './lanes.ts';

describe('lanes', () => {
  it("hold AWS's quotas for API Gateway", () => {
    expect(lanes['api-gateway'].quota('eu-west-1')).toEqual({ rate: 10, burst: 40 });
    expect(lanes['api-gateway-resources'].quota('eu-west-1')).toEqual({ rate: 2.5, burst: 5 });
  });

  it('count GetResources against the total too', () => {
    expect(lanesOf('api-gateway-resources').map(({ id }) => id)).toEqual(['api-gateway-resources', 'api-gateway']);
  });

  it.each([
    ['us-east-1', 25],
    ['eu-central-1', 5],
    ['eu-west-1', 10],
  ])('search logs in %s %d times a second', (region, rate) => {
    expect(lanes.logs.quota(region).rate).toBe(rate);
  });
});

describe('shareOf', () => {
  it('takes a part of rate and burst', () => {
    expect(shareOf({ rate: 10, burst: 40 }, 0.5)).toEqual({ rate: 5, burst: 20 });
  });

  it('lets a pair of calls pass where AWS does', () => {
    expect(shareOf({ rate: 2, burst: 2 }, 0.5)).toEqual({ rate: 1, burst: 2 });
    expect(shareOf({ rate: 1, burst: 1 }, 0.5)).toEqual({ rate: 0.5, burst: 1 });
  });
});
