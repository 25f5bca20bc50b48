import type { Complaint, Observation } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { payloadTooLarge } from './payload-too-large.ts';
import { payloadTooLargeExample } from './payload-too-large.example.ts';

testFailureMode(payloadTooLarge, payloadTooLargeExample);

const found = (symptom: Complaint, lines: readonly string[] = []) => {
  const log: Observation = {
    id: 'log1',
    vantage: 'aws',
    relation: 'this-request',
    kind: 'log',
    log: 'execution',
    lines: [...lines],
  };
  const observations = lines.length > 0 ? [log] : [];
  return diagnose(inputOf({ account: restAccount(), request: publicRequest(), symptom, observations }), {
    fixes: false,
  }).findings.map(({ id }) => id);
};

describe('payload-too-large, where the size was not said', () => {
  it("goes by API Gateway's own words", () => {
    const body = '{"message":"HTTP content length exceeded 10485760 bytes."}';
    expect(found({ kind: 'refused', status: 413, body })[0]).toBe('payload-too-large');
  });

  it('leaves a 413 of something in between alone', () => {
    const body = '<html><h1>413 Request Entity Too Large</h1><hr>nginx</html>';
    expect(found({ kind: 'refused', status: 413, body, headers: { server: 'nginx' } })).not.toContain(
      'payload-too-large',
    );
  });

  it('goes by the log for an answer of the function that is too large', () => {
    const line = '(x) Response payload size exceeded maximum allowed payload size (6291556 bytes).';
    const body = '{"message": "Internal server error"}';
    expect(found({ kind: 'failed', status: 502, body }, [line])[0]).toBe('payload-too-large');
  });

  it('goes by a bare 431 or 414, which few backends reach', () => {
    expect(found({ kind: 'refused', status: 431 })[0]).toBe('payload-too-large');
    expect(found({ kind: 'refused', status: 414 })[0]).toBe('payload-too-large');
    expect(found({ kind: 'refused', body: '{"message":"HTTP header is larger than 10240 bytes."}' })).toEqual([
      'payload-too-large',
    ]);
    expect(found({ kind: 'refused', status: 431, body: '<h1>Too many cookies</h1>' })).not.toContain(
      'payload-too-large',
    );
  });
});
