import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Scenario } from '../../testing/example.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { callersReply } from './own-reply-scenario.ts';
import { replyTooSlow } from './reply-too-slow.ts';
import { replyTooSlowExample as example } from './reply-too-slow.example.ts';

testFailureMode(replyTooSlow, example);

const drip = callersReply({ cut: 'time' });
const ask = (changes: Partial<Scenario> = {}) =>
  diagnose(inputOf({ account: restAccount(), request: publicRequest(), observations: [drip], ...changes }));

describe('reply-too-slow', () => {
  it('stands beside a healthy verdict where nobody complained', () => {
    const { outcome, findings, latent } = ask();
    expect(outcome.verdict).toBe('healthy');
    expect(findings).toEqual([]);
    expect(latent.find(({ id }) => id === replyTooSlow.id)).toMatchObject({
      kind: 'latent',
      evidence: [{ pointer: `observation:${drip.id}` }],
    });
  });

  it('is something else than a body that breaks off, or that is only long', () => {
    for (const cut of ['closed', 'size'] as const) {
      const { latent } = ask({ observations: [callersReply({ cut })] });
      expect(latent.map(({ id }) => id)).not.toContain(replyTooSlow.id);
    }
    const { contradictions } = ask({ observations: [callersReply({ cut: 'closed' })] });
    expect(contradictions).toEqual([expect.stringMatching(/breaks off in the middle of its body/)]);
  });

  it('explains no complaint of a refusal', () => {
    const { findings } = ask({ symptom: { kind: 'refused', status: 403 } });
    expect(findings.map(({ id }) => id)).not.toContain(replyTooSlow.id);
  });
});
