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

  it('goes by the access log of another call of the route, and takes it for no malformed answer', () => {
    const format =
      '{"status":"$context.status","resourcePath":"$context.resourcePath","error":"$context.integration.error"}';
    const line =
      '{"status":"502","resourcePath":"/orders","error":"Lambda Customer Function Error:Response payload size exceeded maximum allowed payload size (6291556 bytes)."}';
    const { findings } = diagnose(
      inputOf({
        account: restAccount({
          stage: { accessLogSettings: { destinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:api', format } },
        }),
        request: publicRequest(),
        symptom: { kind: 'failed', status: 502, body: '{"message": "Internal server error"}' },
        observations: [
          { id: 'log1', vantage: 'aws', relation: 'same-route', kind: 'log', log: 'access', lines: [line] },
        ],
      }),
    );
    expect(findings.map(({ id }) => id)).toEqual(['payload-too-large']);
    expect(findings[0]?.summary).toBe("The function's answer is over its limit.");
  });

  it.each([
    [
      'what Lambda wrote in place of the answer',
      502,
      '(x) Endpoint response body before transformations: {"errorMessage":"Response payload size (8012345 bytes) exceeded maximum allowed payload size (6291556 bytes).","errorType":"Function.ResponseSizeTooLarge"}',
    ],
    [
      'the reply of a backend',
      500,
      '(x) Execution failed due to configuration error: Integration response of reported length 11534336 is larger than allowed maximum of 10485760 bytes.',
    ],
  ])('goes by the log for %s', (_, status, line) => {
    const body = '{"message": "Internal server error"}';
    const malformed = '(x) Execution failed due to configuration error: Malformed Lambda proxy response';
    expect(found({ kind: 'failed', status, body }, status === 502 ? [line, malformed] : [line])[0]).toBe(
      'payload-too-large',
    );
  });

  it("goes by a line of the function's log that is told", () => {
    const narrative = 'LAMBDA_RUNTIME Failed to post handler success response. Http response code: 413.';
    const symptom = { kind: 'failed', status: 502, body: '{"message": "Internal server error"}' } as const;
    expect(found({ ...symptom, narrative })[0]).toBe('payload-too-large');
    expect(found(symptom)).not.toContain('payload-too-large');
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
