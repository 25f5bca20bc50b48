import type { Observation } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { publicRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { mtlsFailed } from './mtls-failed.ts';
import { mtlsFailedExample as example } from './mtls-failed.example.ts';

testFailureMode(mtlsFailed, example);

const { account } = example.broken;
const request = (clientCertificate?: object) =>
  publicRequest({ url: 'https://mtls.example.com/orders', ...(clientCertificate ? { clientCertificate } : {}) });
const forbidden = {
  kind: 'refused',
  status: 403,
  body: '{"message":"Forbidden"}',
  headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
} as const;
const first = (certificate?: object, symptom = {}) =>
  diagnose(inputOf({ account, request: request(certificate), symptom })).findings[0];

describe('mtls-failed', () => {
  it('is likely where the call is refused and nothing else explains it', () => {
    expect(first({ subject: 'CN=x', issuer: 'CN=Some CA' }, forbidden)).toMatchObject({
      id: 'mtls-failed',
      certainty: 'likely',
    });
    expect(first(undefined, forbidden)?.fixes[0]?.id).toBe('send-certificate');
  });
  it('is certain where the execution log says so', () => {
    const log: Observation = {
      id: 'log-1',
      kind: 'log',
      log: 'execution',
      lines: ['(1) Access denied. Reason: Could not find issuer for certificate'],
      vantage: 'aws',
      relation: 'this-request',
    };
    const input = inputOf({ account, request: request(), symptom: forbidden, observations: [log] });
    expect(diagnose(input).findings[0]).toMatchObject({ id: 'mtls-failed', certainty: 'certain' });
  });
  it('judges the end of the certificate by the time of the refusal', () => {
    const dated = { ...forbidden, headers: { ...forbidden.headers, date: 'Mon, 08 Jan 2024 10:00:00 GMT' } };
    const ended = { subject: 'CN=x', issuer: 'CN=Some CA', notAfter: '2024-01-31T00:00:00Z' };
    expect(first(ended, dated)?.certainty).toBe('likely');
    expect(first(ended, forbidden)?.certainty).toBe('certain');
  });
  it('is likely where the handshake fails', () => {
    expect(first(undefined, { kind: 'no-connection', body: 'SSL alert: certificate required' })?.id).toBe(
      'mtls-failed',
    );
  });
  it('is silent without a complaint, for the truststore cannot be read', () => {
    expect(first({ subject: 'CN=x', issuer: 'CN=Some CA', selfSigned: true })).toBeUndefined();
  });
});
