import type { Request } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { exampleRequest } from '../testing/example-request.ts';
import type { LineFacts } from './line-facts.ts';
import { isPathOf, relate } from './relate.ts';

const at = Date.UTC(2025, 5, 1, 12);
const relationOf = (
  lines: Partial<LineFacts> & { readonly at?: number; readonly text?: string },
  about: { readonly request?: Request; readonly ids?: string[]; readonly at?: number | undefined } = {},
) =>
  relate(
    { paths: [], text: '', at: undefined, ...lines },
    { request: about.request ?? exampleRequest, traces: { ids: about.ids ?? [], at: about.at }, stage: 'prod' },
  );

describe('relate', () => {
  it('is the request when a line carries its id', () => {
    expect(relationOf({ text: '(abcd1234) Method completed' }, { ids: ['abcd1234'] })).toBe('this-request');
  });

  it('is the request when method, path and time are the same', () => {
    expect(relationOf({ method: 'GET', paths: ['/orders'], at: at + 30_000 }, { at })).toBe('this-request');
  });

  it('is its route when the time is another, or nobody knows', () => {
    expect(relationOf({ method: 'GET', paths: ['/orders'], at: at + 61_000 }, { at })).toBe('same-route');
    expect(relationOf({ method: 'GET', paths: ['/orders'], at })).toBe('same-route');
  });

  it('is another call of its route when the id is known and not in the line', () => {
    expect(relationOf({ method: 'GET', paths: ['/orders'], at }, { ids: ['abcd1234'], at })).toBe('same-route');
  });

  it('is neither for another method or path, or when the line tells none', () => {
    expect(relationOf({ method: 'POST', paths: ['/orders'], at }, { at })).toBe('ambient');
    expect(relationOf({ method: 'GET', paths: ['/refunds'], at }, { at })).toBe('ambient');
    expect(relationOf({ at }, { at })).toBe('ambient');
  });

  it("takes a browser's preflight for its route, never for the call itself", () => {
    const request: Request = { ...exampleRequest, client: { kind: 'browser' } };
    expect(relationOf({ method: 'OPTIONS', paths: ['/orders'], at }, { request, at })).toBe('same-route');
    expect(relationOf({ method: 'OPTIONS', paths: ['/orders'], at }, { at })).toBe('ambient');
  });

  it('knows the path with its stage too', () => {
    expect(relationOf({ method: 'GET', paths: ['/prod/orders'] })).toBe('same-route');
  });
});

describe('isPathOf', () => {
  it.each([
    ['/pets', '/pets', true],
    ['/pets', '/pets/', true],
    ['/pets/{id}', '/pets/7', true],
    ['/pets/{id}', '/pets', false],
    ['/pets/{id}', '/pets/7/toys', false],
    ['/{proxy+}', '/pets/7/toys', true],
    ['/files/{proxy+}', '/files', false],
    ['/', '/', true],
    ['/', '/pets', false],
  ])('matches %s with %s: %s', (template, path, expected) => {
    expect(isPathOf(template, [path])).toBe(expected);
  });
});
