import type { DiagnoseInput, Observation } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { examples } from '../failure-modes/examples.gen.ts';
import { parseUrl } from '../parsed-url.ts';
import { invokeUrl, publicRequest, restAccount } from '../testing/build-account.ts';
import { inputOf } from '../testing/example.ts';
import { observedComplaint } from './observed-complaint.ts';

const url = invokeUrl();
const host = parseUrl(url)?.host ?? '';

type Part = Observation extends infer O
  ? O extends Observation
    ? Omit<O, 'id' | 'vantage' | 'relation'>
    : never
  : never;
const from = (vantage: 'host' | 'caller', ...parts: readonly Part[]): Observation[] =>
  // Each part has the fields of its own kind; the three common ones are added.
  parts.map((part, index) => ({ id: `${vantage}${index}`, vantage, relation: 'same-route', ...part }) as Observation);

const dns = (...addresses: string[]): Part => ({ kind: 'dns', name: host, addresses });
const noName: Part = { kind: 'dns', name: host, addresses: [], error: 'ENOTFOUND' };
const tcp = (outcome: 'connected' | 'refused' | 'timeout' | 'failed'): Part => ({
  kind: 'tcp',
  host,
  port: 443,
  outcome,
});
const tls = (outcome: 'ok' | 'name-mismatch' | 'untrusted' | 'expired' | 'failed'): Part => ({
  kind: 'tls',
  host,
  outcome,
  names: ['*.elsewhere.example'],
});
const http = (status: number, more: Partial<Extract<Part, { kind: 'http' }>> = {}): Part => ({
  kind: 'http',
  method: 'GET',
  url,
  status,
  headers: {},
  ...more,
});
const missingToken = http(403, {
  headers: { 'x-amzn-errortype': ['MissingAuthenticationTokenException'] },
  body: '{"message":"Missing Authentication Token"}',
});

/** A public API that anybody may call, and a caller of whose place nothing was said. */
const healthy = inputOf({ account: restAccount(), request: publicRequest() });
const unsaid: DiagnoseInput = {
  ...healthy,
  request: healthy.request && { ...healthy.request, network: { from: 'not-said' } },
};
const withSeen = (observations: Observation[], changes: Partial<DiagnoseInput> = {}): DiagnoseInput => ({
  ...unsaid,
  observations,
  ...changes,
});

const ways: readonly (readonly [string, readonly Part[], RegExp])[] = [
  ['a name that does not resolve', [noName], /knows no/],
  ['a refused connection', [dns('52.94.1.2'), tcp('refused')], /refuses .* on port 443/],
  ['a connection that times out', [dns('52.94.1.2'), tcp('timeout')], /does not answer .* dropped in silence/],
  [
    'a certificate for another name',
    [tcp('connected'), tls('name-mismatch')],
    /certificate for \*\.elsewhere\.example/,
  ],
  ['an expired certificate', [tcp('connected'), tls('expired')], /was not renewed/],
  ['a certificate that it does not trust', [tcp('connected'), tls('untrusted')], /inspects TLS/],
  ['a failed TLS handshake', [tcp('connected'), tls('failed')], /do not finish the TLS handshake/],
  ['a connection without a reply', [tls('ok'), http(0, { failure: 'timeout' })], /says nothing/],
  [
    'a connection that broke off without a reply',
    [tls('ok'), http(0, { failure: 'reset' })],
    /breaks the connection off/,
  ],
];

describe('what was seen in place of a complaint', () => {
  it.each(ways)('is %s, with a meaning of its own, and no healthy verdict', (words, parts, meaning) => {
    for (const vantage of ['host', 'caller'] as const) {
      const { outcome, contradictions } = diagnose(withSeen(from(vantage, ...parts)));
      expect(outcome.verdict).not.toBe('healthy');
      expect(contradictions.filter((text) => meaning.test(text))).toHaveLength(1);
      expect(observedComplaint(withSeen(from(vantage, ...parts)))?.words).toBe(words);
    }
  });

  it('tells each of these ways apart from all the others', () => {
    const told = ways.map(([, parts]) => diagnose(withSeen(from('host', ...parts))).contradictions.join('\n'));
    expect(new Set(told).size).toBe(ways.length);
  });

  it.each([
    ['a redirect', http(302, { headers: { location: ['https://login.example/?next=x'] } }), 'reply-redirects'],
    [
      'a body longer than API Gateway passes on',
      http(200, { cut: 'size', bodyBytes: 99_000_000 }),
      'reply-beyond-limit',
    ],
    ['a body that drips', http(200, { cut: 'time' }), 'reply-too-slow'],
  ])('is no failure of the configuration for %s, and a finding of its own', (_what, part, id) => {
    for (const vantage of ['host', 'caller'] as const) {
      const { outcome, findings, latent, contradictions } = diagnose(withSeen(from(vantage, part)));
      expect(outcome.verdict).toBe('healthy');
      expect([...findings, ...contradictions]).toEqual([]);
      const own = latent.filter(({ evidence }) =>
        evidence.some(({ pointer }) => pointer === `observation:${vantage}0`),
      );
      expect(own.map((finding) => finding.id)).toEqual([id]);
    }
  });

  it('gives the verdict where the configuration predicts it, and is evidence of it', () => {
    const input = inputOf(examples['method-not-found']?.broken ?? { account: restAccount(), request: publicRequest() });
    const called = input.request?.url ?? '';
    const method = input.request?.method ?? 'GET';
    const reply: Part = { ...missingToken, url: called, method } as Part;
    const silent: DiagnoseInput = {
      ...input,
      complaint: {},
      request: input.request && { ...input.request, credential: { scheme: 'none' } },
      observations: from('caller', reply),
    };
    const [top] = diagnose(silent).findings;
    expect(top).toMatchObject({ id: 'method-not-found', certainty: 'certain' });
    expect(top?.evidence).toContainEqual({
      label: 'Seen by the caller',
      pointer: 'observation:caller0',
      observed: '403 (MissingAuthenticationTokenException)',
    });
  });

  it('is not asked where somebody said what was seen', () => {
    const said = withSeen(from('caller', noName), { complaint: { status: 403 } });
    expect(observedComplaint(said)).toBeUndefined();
    expect(observedComplaint(withSeen(from('caller', noName), { complaint: { kind: 'refused' } }))).toBeUndefined();
    expect(observedComplaint(withSeen(from('caller', noName), { complaint: { kind: 'sometimes' } }))).toBeUndefined();
    expect(observedComplaint(withSeen(from('caller', noName), { complaint: { kind: 'failed' } }))).toBeDefined();
  });

  it('is not taken from the console’s host where the caller’s place was said', () => {
    const said = { ...healthy, observations: from('host', tcp('timeout')) };
    expect(observedComplaint(said)).toBeUndefined();
    expect(diagnose(said).outcome).toEqual(diagnose(healthy).outcome);
    expect(diagnose(said).contradictions).toEqual([]);
    expect(observedComplaint({ ...said, observations: from('caller', tcp('timeout')) })).toBeDefined();
  });

  it.each([
    ['of another host', { ...noName, name: 'elsewhere.example' } as Part],
    ['of another path', http(403, { url: `${url}/other` })],
    ['of another method', http(403, { method: 'OPTIONS' })],
    ['of a form that names the API in a header', http(403, { form: 'endpoint-api-id-header' })],
    ['of a resolver that did not answer', { ...noName, error: 'ETIMEOUT' } as Part],
    ['for want of a credential', missingToken],
    [
      'for want of an identity that may call',
      http(403, {
        body: '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: x"}',
      }),
    ],
    ['that is good', http(200)],
  ])('is nothing that was seen %s', (_what, part) => {
    const input = withSeen(from('host', part));
    expect(
      observedComplaint({
        ...input,
        request: input.request && { ...input.request, credential: { scheme: 'not-said' } },
      }),
    ).toBeUndefined();
  });

  it('is nothing where one call got different replies', () => {
    expect(observedComplaint(withSeen(from('caller', http(404), http(500))))).toBeUndefined();
    expect(observedComplaint(withSeen(from('caller', http(500), http(500))))).toBeDefined();
  });

  it('is the caller’s before the host’s', () => {
    const both = [...from('host', tcp('timeout')), ...from('caller', noName)];
    expect(observedComplaint(withSeen(both))).toMatchObject({ place: 'caller' });
    expect(
      observedComplaint(withSeen([...from('host', tcp('timeout')), ...from('caller', http(200))])),
    ).toBeUndefined();
  });
});
