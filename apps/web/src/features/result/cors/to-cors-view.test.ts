import type { DiagnosisResult, GateResult, Trace } from '@gatescope/shared';
import { toRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { toCorsView } from './to-cors-view.ts';

const page = 'https://shop.example.com';
const request = (overrides: Record<string, unknown> = {}) =>
  toRequest({
    method: 'PUT',
    url: 'https://api.example.com/orders',
    from: 'browser',
    origin: page,
    headers: {},
    ...overrides,
  });

const gate = (id: string, change: Partial<GateResult>): GateResult => ({
  gate: id,
  title: id,
  outcome: 'passed',
  reached: true,
  basis: 'live',
  facts: [],
  missing: [],
  detail: {},
  replies: [],
  ...change,
});

const trace = (leg: Trace['leg'], ...gates: readonly GateResult[]): Trace => ({
  leg,
  draw: 'production',
  method: leg === 'preflight' ? 'OPTIONS' : 'PUT',
  url: 'https://api.example.com/orders',
  gates: [...gates],
  outcome: 'answered',
  replies: [],
});

const refused = gate('browser', {
  outcome: 'stopped',
  replies: [{ corsIssue: 'PreflightAllowOriginMismatch' }],
  detail: {
    from: 'configuration',
    status: 200,
    asks: { accept: '*/*', origin: page, 'access-control-request-method': 'PUT' },
    headers: { 'access-control-allow-origin': ['https://old.example.com'] },
    header: 'access-control-allow-origin',
    value: 'https://old.example.com',
    wanted: page,
  },
});
const passed = gate('browser', {
  detail: { from: 'configuration', status: 200, headers: { 'access-control-allow-origin': [page] } },
});

const view = (traces: readonly Trace[], own: DiagnosisResult['request'] = request()) =>
  toCorsView({ request: own, traces: [...traces] });

describe('the browser’s checks', () => {
  it('stand side by side, preflight first, with the issue in the browser’s own word', () => {
    const legs = view([trace('preflight', refused), trace('actual', passed)]);
    expect(legs.map(({ leg, issue, end }) => [leg, issue, end.tone])).toEqual([
      ['preflight', 'PreflightAllowOriginMismatch', 'bad'],
      ['actual', undefined, 'off'],
    ]);
    expect(view([trace('preflight', passed), trace('actual', passed)]).map(({ end }) => end.tone)).toEqual([
      'good',
      'good',
    ]);
  });

  it('mark the offending header, and no other', () => {
    const [leg] = view([trace('preflight', refused)]);
    expect(leg?.headers.filter(({ isOffending }) => isOffending)).toEqual([
      {
        name: 'access-control-allow-origin',
        value: 'https://old.example.com',
        wanted: page,
        isOffending: true,
      },
    ]);
    expect(leg?.headers.find(({ name }) => name === 'access-control-allow-methods')?.value).toBe('absent');
  });

  it('find the offending header where only the browser’s line names the issue', () => {
    const byLine = gate('browser', {
      outcome: 'stopped',
      replies: [{ corsIssue: 'MethodDisallowedByPreflightResponse' }],
      detail: { from: 'console' },
    });
    const [leg] = view([trace('preflight', byLine)]);
    expect(leg?.headers.find(({ isOffending }) => isOffending)).toMatchObject({
      name: 'access-control-allow-methods',
      value: 'not known',
    });
  });

  it('show the credentials header where cookies are sent', () => {
    const names = (own: DiagnosisResult['request']) =>
      view([trace('actual', passed)], own).flatMap(({ headers }) => headers.map(({ name }) => name));
    expect(names(request({ credentials: 'include' }))).toContain('access-control-allow-credentials');
    expect(names(request({ credentials: 'omit' }))).not.toContain('access-control-allow-credentials');
  });

  it('say what the page may not even send', () => {
    const page = gate('page', { outcome: 'stopped', replies: [{ corsIssue: 'MixedContent' }] });
    const [leg] = view([trace('actual', page, gate('browser', { outcome: 'skipped' }))]);
    expect([leg?.issue, leg?.end.word, leg?.headers]).toEqual(['MixedContent', 'The page may not send it', []]);
  });

  it('are not there for programs and pages of the same origin', () => {
    expect(view([trace('actual', passed)], request({ from: 'public-internet', origin: null }))).toEqual([]);
    expect(view([trace('actual', gate('browser', { outcome: 'skipped' }))])).toEqual([]);
  });
});
