import { expect, it } from 'vitest';
import { toFact } from './to-fact.ts';
import type { Trouble } from './trouble.ts';

const permission = { action: 'apigateway:GET', resource: 'arn:aws:apigateway:eu-west-1::/account' };

it('is present with its value and time', () => {
  const fact = toFact({ kind: 'value', value: 7, readAt: '2030-01-01T00:00:00.000Z' }, permission);
  expect(fact).toEqual({ state: 'present', value: 7, readAt: '2030-01-01T00:00:00.000Z' });
});

it('is absent when AWS says that there is none', () => {
  expect(toFact({ kind: 'none', readAt: 'now' }, permission)).toEqual({ state: 'absent', readAt: 'now' });
});

it.each<[Trouble['kind'], string]>([
  ['denied', 'denied'],
  ['throttled', 'throttled'],
  ['failed', 'failed'],
  ['unreachable', 'failed'],
])('is hidden for %s as %s, with the permission', (kind, cause) => {
  const fact = toFact({ kind: 'trouble', trouble: { kind, message: 'said AWS' } }, permission);
  expect(fact).toEqual({ state: 'hidden', cause, permission, message: 'said AWS' });
});

it('is hidden as failed when the answer makes no sense', () => {
  expect(toFact({ kind: 'malformed', message: 'odd' }, permission)).toMatchObject({ state: 'hidden', cause: 'failed' });
});
