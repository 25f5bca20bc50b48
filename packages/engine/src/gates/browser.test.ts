import type { Complaint, GateResult } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { mappedMethod, mockOptions, page, pageRequest } from '../failure-modes/cors/cors-example-parts.ts';
import { simulate } from '../simulate.ts';
import { proxyMethod, restAccount } from '../testing/build-account.ts';
import { inputOf } from '../testing/example.ts';
import { makeWorld } from '../world.ts';

interface Case {
  readonly headers?: Record<string, string>;
  readonly method?: ReturnType<typeof mappedMethod>;
  readonly request?: Record<string, unknown>;
  readonly symptom?: Complaint;
}

const gateOn = (leg: 'preflight' | 'actual', { headers, method, request = {}, symptom = {} }: Case): GateResult => {
  const account = restAccount({
    resources: { '/orders': { POST: method ?? mappedMethod('POST', page), OPTIONS: mockOptions(headers) } },
  });
  const world = makeWorld(inputOf({ account, request: pageRequest(request), symptom }));
  const gate = simulate(world)
    .find(({ trace }) => trace.leg === leg)
    ?.trace.gates.find(({ gate: id }) => id === 'browser');
  if (!gate) throw new Error(`there is no ${leg} leg`);
  return gate;
};

const bearer = { headers: { Authorization: 'Bearer <token>' } };
const wildcard = { 'Allow-Headers': '*' };

describe('the browser', () => {
  it('lets Authorization pass under a wildcard, and the detail keeps that the standard does not', () => {
    const gate = gateOn('preflight', { headers: wildcard, request: bearer });
    expect(gate.outcome).toBe('passed');
    expect(gate.detail['unenforced']).toMatchObject({ wanted: 'authorization' });
  });

  it('refuses Authorization under a wildcard where a browser complains, and of nothing else', () => {
    const complain = (line: string): Complaint => ({ kind: 'blocked-by-browser', console: line });
    const own =
      'Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.';
    const other = 'Method POST is not allowed by Access-Control-Allow-Methods in preflight response.';
    const about = (symptom: Complaint) => gateOn('preflight', { headers: wildcard, request: bearer, symptom });
    expect(about(complain(own))).toMatchObject({
      reason: 'cors-header-refused',
      detail: { header: 'access-control-allow-headers' },
    });
    expect(about(complain(other)).reason).toBe('cors-method-refused');
  });

  it('takes a preflight of which only a bad status was seen for refused, and a good one for no answer', () => {
    const seen = (status: number): Complaint => ({ kind: 'blocked-by-browser', preflight: { status } });
    expect(gateOn('preflight', { symptom: seen(302) })).toMatchObject({
      reason: 'cors-redirected',
      detail: { from: 'seen' },
    });
    expect(gateOn('preflight', { symptom: seen(200) }).detail['from']).toBe('configuration');
  });

  it('says for how long the preflight is kept', () => {
    expect(gateOn('preflight', {}).detail['keptSeconds']).toBe(5);
    expect(gateOn('preflight', { headers: { 'Max-Age': '600' } }).detail['keptSeconds']).toBe(600);
  });

  it('marks a reply that needs its backend, and one that only the backend writes', () => {
    expect(gateOn('preflight', {}).detail['restsOnBackend']).toBeUndefined();
    expect(gateOn('actual', {}).detail['restsOnBackend']).toBe(true);
    expect(gateOn('actual', { method: proxyMethod('POST') })).toMatchObject({
      outcome: 'unknown',
      detail: { writtenByBackend: true },
    });
  });

  it('has nothing to judge where the page may not even ask', () => {
    const url = 'http://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders';
    expect(gateOn('actual', { request: { url } }).outcome).toBe('skipped');
  });
});
