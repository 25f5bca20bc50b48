import type { Observation, Trace } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import { invokeUrl, publicRequest, restAccount } from './testing/build-account.ts';
import { inputOf } from './testing/example.ts';
import { compareVantages } from './vantages.ts';

const url = invokeUrl();
const host = new RegExp('https://([^/]+)').exec(url)?.[1] ?? '';

type Seen = Observation extends infer O
  ? O extends Observation
    ? Omit<O, 'id' | 'vantage' | 'relation'>
    : never
  : never;
const from = (vantage: 'host' | 'caller' | 'aws', ...seen: readonly Seen[]): Observation[] =>
  // Each part has the fields of its own kind; the three common ones are added.
  seen.map((one, index) => ({ id: `${vantage}${index}`, vantage, relation: 'same-route', ...one }) as Observation);

const dns = (...addresses: string[]): Seen => ({ kind: 'dns', name: host, addresses });
const noName: Seen = { kind: 'dns', name: host, addresses: [], error: 'ENOTFOUND' };
const noResolver: Seen = { kind: 'dns', name: host, addresses: [], error: 'ETIMEOUT' };
const tcp = (outcome: 'connected' | 'timeout'): Seen => ({ kind: 'tcp', host, port: 443, outcome });
const tls = (outcome: 'ok' | 'untrusted'): Seen => ({ kind: 'tls', host, outcome });
const http = (status: number, type?: string, method = 'GET'): Seen => ({
  kind: 'http',
  method,
  url,
  status,
  headers: type ? { 'x-amzn-errortype': [type] } : {},
});

const gate = (id: string, outcome: 'passed' | 'stopped' | 'unknown', status?: number): Trace['gates'][number] => ({
  gate: id,
  title: id,
  outcome,
  reached: true,
  basis: 'live',
  facts: [],
  missing: [],
  detail: {},
  replies: status === undefined ? [] : [{ status }],
});
const trace = (gates: Trace['gates'], changes: Partial<Trace> = {}): Trace => ({
  leg: 'actual',
  draw: 'production',
  method: 'GET',
  url,
  gates,
  outcome: gates.some(({ outcome }) => outcome === 'stopped') ? 'stopped' : 'answered',
  replies: [],
  ...changes,
});

describe('the console’s host and the caller', () => {
  it.each([
    ['only one resolves the name', [dns('10.0.0.1')], [noName], 'resolver'],
    [
      'one gets private, the other public addresses',
      [dns('10.0.0.1')],
      [dns('52.94.1.2')],
      'different places under the same name',
    ],
    ['only one connects', [tcp('connected')], [tcp('timeout')], 'times out'],
    ['only one trusts the certificate', [tls('ok')], [tls('untrusted')], 'certificate'],
    ['they get different replies', [http(403, 'AccessDeniedException')], [http(200)], 'depends on the place'],
    [
      'they get different errors',
      [http(403, 'AccessDeniedException')],
      [http(403, 'ForbiddenException')],
      'depends on the place',
    ],
  ])('disagree when %s', (_what, left, right, words) => {
    expect(compareVantages([], [...from('host', ...left), ...from('caller', ...right)])).toEqual([
      expect.stringContaining(words),
    ]);
    expect(compareVantages([], [...from('caller', ...left), ...from('host', ...right)])).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it.each([
    ['agree', [dns('10.0.0.1'), tcp('connected'), http(403)], [dns('10.0.0.2'), tcp('connected'), http(403)]],
    ['have not both looked', [dns('10.0.0.1'), tcp('connected')], []],
    ['have no answer from a resolver', [dns('10.0.0.1')], [noResolver]],
    ['neither resolve the name', [noName], [noName]],
    ['sent different calls', [http(204, undefined, 'OPTIONS')], [http(403)]],
    ['did not both get a reply', [http(0)], [http(403)]],
    ['get mixed addresses', [dns('10.0.0.1', '52.94.1.2')], [dns('52.94.1.2')]],
  ])('do not disagree when they %s', (_what, left, right) => {
    expect(compareVantages([], [...from('host', ...left), ...from('caller', ...right)])).toEqual([]);
  });

  it('are not confused with what AWS logged', () => {
    expect(compareVantages([], [...from('aws', http(500)), ...from('caller', http(403))])).toEqual([]);
  });
});

describe('the simulation and the caller', () => {
  it.each([
    ['the name does not resolve there', gate('name', 'stopped'), [dns('10.0.0.1')], 'does not resolve for the caller'],
    ['the name resolves there', gate('name', 'passed'), [noName], 'own resolver does not know it'],
    ['it cannot connect', gate('network', 'stopped'), [tcp('connected')], 'another network than was said'],
    ['it can connect', gate('network', 'passed'), [tcp('timeout')], 'not in the configuration'],
    ['the certificate is good', gate('tls', 'passed'), [tls('untrusted')], 'another server answers'],
    ['the route does not exist', gate('route', 'stopped', 403), [http(200)], 'what is deployed may differ'],
  ])('disagree when by configuration %s, and it is not so', (_what, one, seen, words) => {
    expect(compareVantages([trace([one])], from('caller', ...seen))).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['a gate could not be decided', gate('network', 'unknown'), [tcp('timeout')]],
    ['both say the same', gate('network', 'stopped'), [tcp('timeout')]],
    ['a gate that asks who calls stopped it', gate('authorization', 'stopped', 403), [http(200)]],
    ['another refusal was seen', gate('route', 'stopped', 403), [http(404)]],
  ])('do not disagree when %s', (_what, one, seen) => {
    expect(compareVantages([trace([one])], from('caller', ...seen))).toEqual([]);
  });

  it('leave the way to the host out of it: its place is another one', () => {
    expect(
      compareVantages(
        [trace([gate('name', 'passed'), gate('network', 'passed')])],
        from('host', noName, tcp('timeout')),
      ),
    ).toEqual([]);
  });

  it('disagree on a preflight that is refused', () => {
    const preflight = trace([gate('host', 'passed')], { leg: 'preflight', method: 'OPTIONS' });
    expect(compareVantages([preflight], from('host', http(403, 'ForbiddenException', 'OPTIONS')))).toHaveLength(1);
  });
});

describe('a diagnosis', () => {
  it('tells where places disagree, and keeps its verdict', () => {
    const input = inputOf({ account: restAccount(), request: publicRequest() });
    const before = diagnose(input);
    const after = diagnose({
      ...input,
      observations: [...from('host', http(403, 'AccessDeniedException')), ...from('caller', http(200))],
    });
    expect(before.contradictions).toEqual([]);
    expect(after.contradictions).toEqual([expect.stringContaining('depends on the place')]);
    expect(after.outcome).toEqual(before.outcome);
  });
});
