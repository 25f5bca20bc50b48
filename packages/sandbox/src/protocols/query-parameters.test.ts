import { expect, test } from 'vitest';
import { readQueryParameters } from './query-parameters.ts';

test('numbers make lists, in their order, and the member level is dropped', () => {
  const body =
    'Action=X&Filter.1.Name=a&Filter.1.Value.2=y&Filter.1.Value.1=x&Names.member.1=n&Names.member.10=p&Names.member.2=o';
  expect(readQueryParameters(body)).toEqual({
    Action: 'X',
    Filter: [{ Name: 'a', Value: ['x', 'y'] }],
    Names: ['n', 'o', 'p'],
  });
});

test('values may hold any sign', () => {
  expect(readQueryParameters('A=%26%3D%2B+%C3%BC')).toEqual({ A: '&=+ ü' });
});
