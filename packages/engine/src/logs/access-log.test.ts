import { describe, expect, it } from 'vitest';
import { readAccessLine } from './access-log.ts';

describe('readAccessLine', () => {
  it('reads JSON by its format, whatever the keys are called', () => {
    const format =
      '{"id":"$context.requestId","s":$context.status,"why":"$context.error.responseType","nested":{"backend":"$context.integration.error"}}';
    expect(readAccessLine('{"id":"r1","s":403,"why":"INVALID_API_KEY","nested":{"backend":"-"}}', format)).toEqual({
      requestId: 'r1',
      status: '403',
      'error.responseType': 'INVALID_API_KEY',
    });
  });

  it('reads JSON without a format by the usual names', () => {
    expect(
      readAccessLine(
        '{"requestId":"r1","status":"504","errorResponseType":"INTEGRATION_TIMEOUT","integrationErrorMessage":"slow","authorizerError":"no"}',
      ),
    ).toEqual({
      requestId: 'r1',
      status: '504',
      'error.responseType': 'INTEGRATION_TIMEOUT',
      'integration.error': 'slow',
      'authorizer.error': 'no',
    });
  });

  it('reads the Common Log Format by its format and without', () => {
    const format =
      '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime]"$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId';
    const line = '203.0.113.9 - - [18/Mar/2024:09:14:05 +0000]"GET /orders HTTP/1.1" 502 36 r1';
    const expected = {
      'identity.sourceIp': '203.0.113.9',
      httpMethod: 'GET',
      resourcePath: '/orders',
      status: '502',
      requestId: 'r1',
    };
    expect(readAccessLine(line, format)).toMatchObject(expected);
    expect(readAccessLine(line)).toMatchObject(expected);
  });

  it('reads CSV by its format', () => {
    expect(
      readAccessLine(
        'r1,GET,/orders,403,"WAF_FILTERED"',
        '$context.requestId,$context.httpMethod,$context.resourcePath,$context.status,"$context.error.responseType"',
      ),
    ).toEqual({
      requestId: 'r1',
      httpMethod: 'GET',
      resourcePath: '/orders',
      status: '403',
      'error.responseType': 'WAF_FILTERED',
    });
  });

  it('leaves out what was not available', () => {
    expect(readAccessLine('r1 -', '$context.requestId $context.error.message')).toEqual({ requestId: 'r1' });
  });

  it('is undefined for a line that no format reads', () => {
    expect(readAccessLine('something else', '$context.requestId,$context.status')).toBeUndefined();
  });
});
