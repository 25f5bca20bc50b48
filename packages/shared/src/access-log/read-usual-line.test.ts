import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAccessRecord } from './access-record.ts';
import { readJsonAccessLine, readUsualAccessLine } from './read-usual-line.ts';

const id = '8b9f0a57-52a5-4b7c-9a3a-0f5f6f0c1d11';

describe('a line of an access log whose format is not known', () => {
  it.each([
    [
      'JSON with the variables’ own names',
      `{"requestId":"${id}","status":403,"error.responseType":"ACCESS_DENIED","path":"/prod/orders"}`,
      { requestId: id, status: '403', 'error.responseType': 'ACCESS_DENIED', path: '/prod/orders' },
    ],
    [
      'JSON with usual names, nested and quoted',
      `{"RequestId":"${id}","httpStatus":"504","ip":"10.0.0.1","error":{"responseType":"INTEGRATION_TIMEOUT","messageString":"\\"slow\\""},"vpceId":"-"}`,
      {
        requestId: id,
        status: '504',
        'identity.sourceIp': '10.0.0.1',
        'error.responseType': 'INTEGRATION_TIMEOUT',
        'error.message': 'slow',
      },
    ],
    [
      'JSON behind the time that CloudWatch puts before it',
      `2025-06-01T10:00:00.000Z {"requestId":"${id}","status":"200"}`,
      { requestId: id, status: '200' },
    ],
    [
      'the Common Log Format',
      `203.0.113.9 - - [18/Mar/2024:09:14:05 +0000]"GET /orders HTTP/1.1" 502 36 ${id}`,
      {
        'identity.sourceIp': '203.0.113.9',
        requestTime: '18/Mar/2024:09:14:05 +0000',
        httpMethod: 'GET',
        resourcePath: '/orders',
        protocol: 'HTTP/1.1',
        status: '502',
        responseLength: '36',
        requestId: id,
      },
    ],
    [
      'the Common Log Format of a web server, which has no request id',
      '203.0.113.9 - ada [18/Mar/2024:09:14:05 +0000] "GET /orders HTTP/1.1" 200 36 "https://page.example" "curl/8"',
      {
        'identity.sourceIp': '203.0.113.9',
        'identity.user': 'ada',
        requestTime: '18/Mar/2024:09:14:05 +0000',
        httpMethod: 'GET',
        resourcePath: '/orders',
        protocol: 'HTTP/1.1',
        status: '200',
        responseLength: '36',
      },
    ],
    [
      'names with values',
      `requestId=${id} status=429 httpMethod=GET $context.path="/prod/orders"`,
      { requestId: id, status: '429', httpMethod: 'GET', path: '/prod/orders' },
    ],
    [
      'values between commas',
      `${id},203.0.113.9,GET,/orders,403,"WAF_FILTERED"`,
      {
        requestId: id,
        'identity.sourceIp': '203.0.113.9',
        httpMethod: 'GET',
        resourcePath: '/orders',
        status: '403',
        'error.responseType': 'WAF_FILTERED',
      },
    ],
  ])('is read where it is %s', (_what, line, record) => {
    expect(readUsualAccessLine(line)).toEqual(record);
    expect(readUsualAccessLine(`  ${line}\n`)).toEqual(record);
  });

  it('is nothing where it is no such line', () => {
    for (const line of ['', 'something else', 'a=1 b=2', '1,2,3,4', '[1]', 'Method completed with status: 200'])
      expect(readUsualAccessLine(line), line).toBeUndefined();
  });

  it('keeps the variable’s own name where a usual one is there, too', () => {
    expect(readJsonAccessLine('{"httpStatus":"1","status":"2","statusCode":"3"}')).toEqual({ status: '2' });
  });

  it('is told from other JSON by what it holds', () => {
    const isAccess = (line: string): boolean => isAccessRecord(readJsonAccessLine(line) ?? {});
    expect(isAccess(`{"requestId":"${id}","status":403,"ip":"10.0.0.1","path":"/x"}`)).toBe(true);
    // What a web framework answers.
    expect(isAccess('{"timestamp":"2025","path":"/x","status":404,"error":"Not Found","requestId":"a-1"}')).toBe(false);
    expect(isAccess(`{"requestId":"${id}","path":"/x","httpMethod":"GET","ip":"10.0.0.1"}`)).toBe(false);
    expect(isAccess('{"message":"Forbidden"}')).toBe(false);
  });

  it('never breaks the reader, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        const record = readUsualAccessLine(line);
        expect(Object.values(record ?? {}).every((value) => typeof value === 'string')).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(readUsualAccessLine('{"__proto__":{"status":"200"},"constructor":"x"}')).toEqual({
      '__proto__.status': '200',
      constructor: 'x',
    });
  });
});
