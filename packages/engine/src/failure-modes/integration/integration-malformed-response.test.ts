import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { handshake, httpAccount, httpRequest, webSocketAccount } from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { integrationMalformedResponse } from './integration-malformed-response.ts';
import { integrationMalformedResponseExample } from './integration-malformed-response.example.ts';

testFailureMode(integrationMalformedResponse, integrationMalformedResponseExample);

const log = (...lines: string[]) => ({
  id: 'log',
  kind: 'log' as const,
  log: 'execution' as const,
  vantage: 'aws' as const,
  relation: 'this-request' as const,
  lines,
});
const symptom = { kind: 'failed' as const, status: 502, body: '{"message": "Internal server error"}' };
const idsOf = (input: Parameters<typeof inputOf>[0]): string[] => diagnose(inputOf(input)).findings.map(({ id }) => id);

describe('integration-malformed-response', () => {
  it('says which field has the wrong shape', () => {
    const [finding] = diagnose(inputOf(integrationMalformedResponseExample.broken)).findings;
    expect(finding?.summary).toContain('body as a value of type object');
  });

  it('is certain when the log of this request says so', () => {
    const lines = [
      '(0972e5aa-0910-4151-a05a-d672c0516b49) Execution failed due to configuration error: Malformed Lambda proxy response',
      '(0972e5aa-0910-4151-a05a-d672c0516b49) Method completed with status: 502',
    ];
    const [finding] = diagnose(
      inputOf({ account: restAccount(), request: publicRequest(), symptom, observations: [log(...lines)] }),
    ).findings;
    expect(finding).toMatchObject({ id: 'integration-malformed-response', certainty: 'certain' });
  });

  it('is not blamed for the 502 of an HTTP backend', () => {
    const method = proxyMethod('GET', {
      methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'https://backend.example.com/orders' },
    });
    expect(
      idsOf({ account: restAccount({ resources: { '/orders': { GET: method } } }), request: publicRequest(), symptom }),
    ).not.toContain('integration-malformed-response');
  });

  it('is not blamed for a 500', () => {
    expect(
      idsOf({ account: restAccount(), request: publicRequest(), symptom: { ...symptom, status: 500 } }),
    ).not.toContain('integration-malformed-response');
  });

  it('comes before what is merely possible when the log of some call tells it', () => {
    const lines = ['Execution failed due to configuration error: Malformed Lambda proxy response'];
    const input = {
      account: restAccount(),
      request: publicRequest(),
      symptom: { kind: 'failed' as const, body: symptom.body },
      observations: [{ ...log(...lines), relation: 'ambient' as const }],
    };
    expect(idsOf(input)).toEqual(['integration-malformed-response', 'integration-permission']);
  });

  it('is no more than possible while the lines of other calls tell several failures', () => {
    const lines = [
      '(0972e5aa-0910-4151-a05a-d672c0516b49) Execution failed due to configuration error: Malformed Lambda proxy response',
      '(1a72e5aa-0910-4151-a05a-d672c0516b49) Execution failed due to configuration error: Invalid permissions on Lambda function',
    ];
    const input = {
      account: restAccount(),
      request: publicRequest(),
      symptom: { kind: 'failed' as const, status: 500, body: symptom.body },
      observations: [{ ...log(...lines), relation: 'ambient' as const }],
    };
    const { findings } = diagnose(inputOf(input));
    expect(findings.find(({ id }) => id === 'integration-malformed-response')?.certainty).toBe('possible');
  });

  it('is possible where a handshake ends in 502', () => {
    const symptom = { kind: 'failed', body: 'error: Unexpected server response: 502' } as const;
    expect(idsOf({ account: webSocketAccount(), request: handshake(), symptom })).toContain(
      'integration-malformed-response',
    );
  });

  it('is certain where the handshake brings no subprotocol', () => {
    const console =
      "WebSocket connection to 'wss://x' failed: Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received";
    const symptom = { kind: 'no-connection', console } as const;
    const { findings } = diagnose(inputOf({ account: webSocketAccount(), request: handshake(), symptom }));
    expect(findings[0]).toMatchObject({ id: 'integration-malformed-response', certainty: 'certain' });
    expect(findings[0]?.fixes[0]?.id).toBe('answer-subprotocol');
  });

  describe('an HTTP API that answers with files', () => {
    const answered = (type: string, body: string) =>
      idsOf({
        account: httpAccount(),
        request: httpRequest(),
        symptom: { kind: 'wrong-content', status: 200, body, headers: { 'content-type': type } },
      });

    it.each([
      ['application/zip', 'UEsDBBQACAgIAGaerk4AAAAAAAAAAAAAAAAhAAAA'],
      ['image/png', '\uFFFDPNG\r\n\u001A'],
    ])('is told from the bytes of %s', (type, body) => {
      expect(answered(type, body)).toEqual(['integration-malformed-response']);
    });

    it('is not told from a text with a strange character', () => {
      expect(answered('text/html', 'caf\uFFFD')).not.toContain('integration-malformed-response');
    });
  });
});
