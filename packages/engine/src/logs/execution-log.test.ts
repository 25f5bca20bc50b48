import { describe, expect, it } from 'vitest';
import { readExecutionFailure } from './execution-failure.ts';
import { readExecutionLog } from './execution-log.ts';

const a = '(26a206af-11a7-4570-a61b-c9cc83229c8f)';
const b = '(5af674b9-64b6-49e6-a991-bd07478650ce)';

describe('readExecutionLog', () => {
  it('groups lines by request, wherever they stand', () => {
    const records = readExecutionLog([
      `${a} HTTP Method: GET, Resource Path: /orders/{id}`,
      `${b} HTTP Method: POST, Resource Path: /orders`,
      `${a} Method completed with status: 500`,
    ]);
    expect(
      records.map(({ requestId, httpMethod, resourcePath, status }) => [requestId, httpMethod, resourcePath, status]),
    ).toEqual([
      ['26a206af-11a7-4570-a61b-c9cc83229c8f', 'GET', '/orders/{id}', 500],
      ['5af674b9-64b6-49e6-a991-bd07478650ce', 'POST', '/orders', undefined],
    ]);
  });

  it('reads what the backend answered', () => {
    expect(readExecutionLog([`${a} Received response. Status: 403, Integration latency: 12 ms`])[0]).toMatchObject({
      backendStatus: 403,
      backendLatencyMs: 12,
    });
  });

  it('reads the log of a test invocation', () => {
    const records = readExecutionLog([
      'Execution log for request 0972e5aa',
      'Mon Mar 18 09:14:05 UTC 2024 : HTTP Method: GET, Resource Path: /',
      'Mon Mar 18 09:14:05 UTC 2024 : Method completed with status: 200',
    ]);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ requestId: '0972e5aa', httpMethod: 'GET', status: 200 });
  });

  it('keeps the place of each line', () => {
    expect(readExecutionLog([`${a} one`, `${b} two`, `${a} three`])[0]?.lines.map(({ index }) => index)).toEqual([
      0, 2,
    ]);
  });
});

describe('readExecutionFailure', () => {
  const kindOf = (...texts: string[]): string | undefined =>
    readExecutionLog(texts.map((text) => `${a} ${text}`)).map((record) => readExecutionFailure(record)?.kind)[0];

  it.each([
    ['Execution failed due to configuration error: Invalid permissions on Lambda function', 'function-permission'],
    [
      'Execution failed due to configuration error: API Gateway does not have permission to assume the provided role arn:aws:iam::1:role/x',
      'role-permission',
    ],
    ['Execution failed due to configuration error: Invalid endpoint address', 'address'],
    ['Execution failed due to configuration error: Illegal character in authority at index 7: https://', 'address'],
    [
      "Execution failed due to configuration error: Host name 'a' does not match the certificate subject provided by the peer (CN=b)",
      'certificate-name',
    ],
    ['Execution failed due to configuration error: Malformed Lambda proxy response', 'malformed-response'],
    [
      "The response from the Lambda function doesn't match the format that API Gateway expects. Lambda function returned 12",
      'malformed-response',
    ],
    ['Execution failed due to configuration error: Unable to transform request', 'request-mapping'],
    [
      'Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 404',
      'response-mapping',
    ],
    [
      'Execution failed due to configuration error: Output mapping refers to an invalid method response: 404',
      'response-mapping',
    ],
    ['Lambda invocation failed with status: 429. Lambda request id: be264917', 'function-throttled'],
    [
      'Lambda execution failed with status 200 due to customer function error: Task timed out after 3.00 seconds',
      'function-timeout',
    ],
    [
      'Lambda execution failed with status 200 due to customer function error: Cannot read properties of undefined',
      'function-error',
    ],
    ['Execution failed due to a timeout error', 'timeout'],
    ['Execution failed due to a network error communicating with endpoint', 'network'],
    [
      'Execution failed due to configuration error: There was an internal error while executing your request',
      'internal',
    ],
  ])('reads "%s"', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it('does not take what callers or backends wrote for its own', () => {
    expect(
      kindOf(
        'Method request body before transformations: Malformed Lambda proxy response',
        'Endpoint response body before transformations: Connection refused',
        'Method completed with status: 200',
      ),
    ).toBeUndefined();
  });

  it("reads a function's timeout from its answer", () => {
    expect(
      kindOf(
        'Endpoint response body before transformations: {"errorMessage":"2024-03-18 Task timed out after 3.00 seconds"}',
        'Execution failed due to configuration error: Malformed Lambda proxy response',
      ),
    ).toBe('function-timeout');
  });

  it('says nothing of a request that succeeds', () => {
    expect(kindOf('Successfully completed execution', 'Method completed with status: 200')).toBeUndefined();
  });
});
