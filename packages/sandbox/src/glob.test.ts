import { expect, test } from 'vitest';
import { matchesGlob } from './glob.ts';

test.each([
  ['*', '', true],
  ['*', 'anything', true],
  ['a*c', 'abbc', true],
  ['a*c', 'abcd', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['arn:*:/restapis/*/stages/*', 'arn:aws:apigateway:eu-west-1::/restapis/x/stages/prod', true],
  ['a.c', 'abc', false],
  ['', 'a', false],
  ['*a*b*', 'xxaxxbxx', true],
])('%s on %s: %s', (pattern, text, isMatch) => {
  expect(matchesGlob(pattern, text)).toBe(isMatch);
});

test('cares for capitals unless told otherwise', () => {
  expect(matchesGlob('EC2:*', 'ec2:DescribeVpcs')).toBe(false);
  expect(matchesGlob('EC2:*', 'ec2:DescribeVpcs', { ignoreCase: true })).toBe(true);
});
