import type { Observation, ProbeEvent } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { idleProbe, takeProbeEvent } from './use-probe.ts';

const reply = (url: string, status: number): Observation => ({
  id: url,
  vantage: 'host',
  relation: 'same-route',
  kind: 'http',
  method: 'GET',
  url,
  status,
  headers: {},
});
const fingerprint = (...words: string[]) => ({ servedBy: 'rest-api', layer: 'gateway', words }) as const;
const events: ProbeEvent[] = [
  { kind: 'variant', form: 'default-host', title: 'Default host', url: 'https://a.example/' },
  {
    kind: 'observation',
    form: 'default-host',
    observation: reply('https://a.example/', 403),
    fingerprint: { ...fingerprint('By API Gateway.'), words: ['By API Gateway.'] },
  },
  {
    kind: 'observation',
    form: 'alias-host',
    observation: reply('https://b.example/', 403),
    fingerprint: { ...fingerprint('By API Gateway.'), words: ['By API Gateway.'] },
  },
  { kind: 'refused', form: 'x', url: 'https://c.example/', because: 'It is no URL' },
];

describe('what a probe brings', () => {
  it('is gathered event by event', () => {
    const state = events.reduce(takeProbeEvent, idleProbe);
    expect(state).toMatchObject({ trying: 'Default host', observations: [{ status: 403 }, { status: 403 }] });
    expect(state.refused).toMatchObject([{ url: 'https://c.example/' }]);
    expect(takeProbeEvent(state, { kind: 'done', variants: 2, observations: 2, notes: [] }).trying).toBeUndefined();
  });

  it('has calls together that were answered alike', () => {
    expect(events.reduce(takeProbeEvent, idleProbe).words).toEqual([
      { calls: ['GET https://a.example/: 403', 'GET https://b.example/: 403'], words: 'By API Gateway.' },
    ]);
  });
});
