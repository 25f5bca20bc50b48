import type { GateResult, Trace } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { allowedTrace, deniedTrace } from '../../../testing/fixtures/orders-diagnosis.ts';
import { toShownTraces, toTraceView } from './to-trace-view.ts';

const view = (trace: Trace, all: readonly Trace[] = [trace]) => toTraceView(trace, all);
const placeOf = (trace: Trace, id: string) => view(trace).hops.find((hop) => hop.id === id)?.place;

const withGate = (trace: Trace, id: string, change: Partial<GateResult>): Trace => ({
  ...trace,
  gates: trace.gates.map((gate) => (gate.gate === id ? { ...gate, ...change } : gate)),
});

describe('the view of a trace', () => {
  it('puts the gate that stopped it in focus, with those before and after it', () => {
    expect(['route', 'resource-policy', 'authorization'].map((id) => placeOf(deniedTrace, id))).toEqual([
      'before',
      'focus',
      'after',
    ]);
  });

  it('has no focus when the request is answered', () => {
    expect(view(allowedTrace).hops.filter((hop) => hop.place !== 'before')).toEqual([]);
  });

  it('puts the first unknown gate in focus when the end is unknown', () => {
    const unknown = withGate({ ...allowedTrace, outcome: 'unknown' }, 'network', { outcome: 'unknown' });
    expect(placeOf(unknown, 'network')).toBe('focus');
    expect(view(unknown).end.tone).toBe('unknown');
  });

  it('says of a later gate that it would refuse too, and nothing else of it', () => {
    const twice = withGate(deniedTrace, 'api-key', { outcome: 'stopped' });
    const hop = view(twice).hops.find(({ id }) => id === 'api-key');
    expect([hop?.word, hop?.tone]).toEqual(['Not reached; would refuse too', 'off']);
  });

  it('says the reply at the end, not a second time at the hop', () => {
    expect(view(deniedTrace).replies[0]).toMatch(/^403 “User: anonymous/);
    expect(view(deniedTrace).hops.find(({ id }) => id === 'resource-policy')?.replies).toEqual([]);
  });

  it('lists the gates of a second API once, beside the rows', () => {
    const steps = [
      { gate: 'tls', title: 'TLS', outcome: 'passed' },
      { gate: 'resource-policy', title: 'Resource policy', outcome: 'stopped' },
    ];
    const chained = withGate(deniedTrace, 'route', {
      detail: { next: { apiId: 'c3d4', host: 'c3d4.example', gate: 'resource-policy', steps } },
    });
    const hop = view(chained).hops.find(({ id }) => id === 'route');
    expect(hop?.inner).toEqual({
      apiId: 'c3d4',
      host: 'c3d4.example',
      steps: [
        { title: 'TLS', word: 'Passed', tone: 'good' },
        { title: 'Resource policy', word: 'Stopped here', tone: 'bad' },
      ],
    });
    expect(hop?.details.map(({ value }) => value)).toEqual(['c3d4', 'c3d4.example']);
    expect(view(deniedTrace).hops.every(({ inner }) => inner === undefined)).toBe(true);
  });

  it('says which version a gate looked at', () => {
    const hops = view(deniedTrace).hops;
    expect(hops.find(({ id }) => id === 'route')?.basis).toBe('As deployed');
    expect(hops.find(({ id }) => id === 'waf')?.basis).toBeUndefined();
  });
});

describe('the traces that are shown', () => {
  const canary: Trace = { ...deniedTrace, draw: 'canary' };
  const preflight: Trace = { ...allowedTrace, leg: 'preflight', method: 'OPTIONS' };

  it('are the main one where no other is given', () => {
    expect(toShownTraces([], deniedTrace)).toEqual([deniedTrace]);
    expect(toShownTraces([], null)).toEqual([]);
  });

  it('leave out a canary that ends like production', () => {
    expect(toShownTraces([deniedTrace, canary], deniedTrace)).toEqual([deniedTrace]);
  });

  it('hold a canary that ends otherwise, and both say which they are', () => {
    const other: Trace = { ...allowedTrace, draw: 'canary' };
    const shown = toShownTraces([deniedTrace, other], deniedTrace);
    expect(shown.map((trace) => view(trace, shown).title)).toEqual([
      'The way of the request, production deployment',
      'The way of the request, canary deployment',
    ]);
  });

  it('are named by their leg where there is a preflight', () => {
    const shown = toShownTraces([preflight, deniedTrace], deniedTrace);
    expect(shown.map((trace) => view(trace, shown).title)).toEqual(['Preflight', 'Request']);
  });
});
