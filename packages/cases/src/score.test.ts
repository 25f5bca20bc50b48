import { describe, expect, it } from 'vitest';
import { scoreCase, summarize } from './score.ts';

const expected = {
  causes: ['route-not-found', 'other'],
  alsoAccept: ['method-not-found'],
  notCauses: ['cors-*', 'waf-blocked'],
};

describe('scoreCase', () => {
  it('takes the first cause or an accepted synonym at first place as right', () => {
    expect(scoreCase(expected, false, ['route-not-found']).top1).toBe(true);
    expect(scoreCase(expected, false, ['method-not-found', 'waf-blocked'])).toEqual({
      top1: true,
      top3: true,
      misled: false,
      falseAlarm: false,
    });
  });

  it('does not take a further cause as right', () => {
    expect(scoreCase(expected, false, ['other']).top1).toBe(false);
  });

  it('is misled when a tempting answer ranks above the right one, prefix patterns included', () => {
    expect(scoreCase(expected, false, ['cors-redirect', 'route-not-found'])).toMatchObject({
      top1: false,
      top3: true,
      misled: true,
    });
  });

  it('is misled when a tempting answer is found and the right one is not', () => {
    expect(scoreCase(expected, false, ['throttled', 'waf-blocked']).misled).toBe(true);
  });

  it('raises a false alarm when anything blocks a control', () => {
    expect(scoreCase({ causes: [], alsoAccept: [], notCauses: [] }, true, ['throttled']).falseAlarm).toBe(true);
    expect(scoreCase({ causes: [], alsoAccept: [], notCauses: [] }, true, []).falseAlarm).toBe(false);
  });
});

describe('summarize', () => {
  it('counts an empty answer as missed', () => {
    const scores = [{ ...scoreCase(expected, false, []), control: false }];
    expect(summarize(scores)).toMatchObject({ cases: 1, missed: 1, top1: 0 });
  });
});
