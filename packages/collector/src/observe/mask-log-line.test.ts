import { expect, it } from 'vitest';
import { maskLogLine } from './mask-log-line.ts';

it.each([
  [
    '(id) Method request headers: {x-api-key=abc123, Accept=*/*}',
    '(id) Method request headers: {x-api-key=<masked>, Accept=*/*}',
  ],
  ['{Authorization=Bearer abc.def, Host=x}', '{Authorization=<masked>, Host=x}'],
  ['{"apiKey":"abc123","status":"403"}', '{"apiKey":"<masked>","status":"403"}'],
  ['{"headers":{"authorization":"Basic dXNlcjpwYXNz"}}', '{"headers":{"authorization":"<masked>"}}'],
  ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl seen', 'token <masked> seen'],
  ['Credential=ASIAEXAMPLEEXAMPLE12/20250601/eu-west-1', 'Credential=<masked>/20250601/eu-west-1'],
  ['{X-Amz-Security-Token=IQoJb3JpZ2luX2Vj, a=b}', '{X-Amz-Security-Token=<masked>, a=b}'],
  [
    '(id) API Key AbCdEfGhIjKlMnOpQrSt0123 not authorized because method requires it',
    '(id) API Key <masked> not authorized because method requires it',
  ],
  ['password=hunter2&user=me', 'password=<masked>&user=me'],
])('masks the secret in %j', (line, expected) => {
  expect(maskLogLine(line)).toBe(expected);
});

it.each([
  '(id) Verifying Usage Plan for request: id. API Key: ******abcd API Stage: a/prod',
  "(id) API Key ****abcd not authorized because method 'GET /' requires API Key",
  '{Authorization=*****************abcdef, Host=x}',
  '{"apiKey":"-","apiKeyId":"k1"}',
  '(id) Execution failed due to configuration error: Invalid permissions on Lambda function',
  "(id) Credential should be scoped to a valid region, not 'us-east-1'",
])('leaves %j as it is', (line) => {
  expect(maskLogLine(line)).toBe(line);
});

it('takes no time over a long line', () => {
  const line = `authorization=${'a'.repeat(200_000)}`;
  expect(maskLogLine(line).startsWith('authorization=<masked>')).toBe(true);
});
