import { expect, test } from 'vitest';
import { escapePolicy } from './escape-policy.ts';

const plain = '{"Resource":"execute-api:/*","Sid":"say \\"hi\\""}';
const escaped = '{\\"Resource\\":\\"execute-api:\\/*\\",\\"Sid\\":\\"say \\\\\\"hi\\\\\\"\\"}';

test('a plain policy gets backslashes before quotes, slashes and backslashes', () => {
  expect(escapePolicy(plain)).toBe(escaped);
});

test('an escaped policy stays as it is', () => {
  expect(escapePolicy(escaped)).toBe(escaped);
});

test('what is escaped reads as JSON text of the plain policy', () => {
  expect(JSON.parse(`"${escapePolicy(plain)}"`)).toBe(plain);
});
