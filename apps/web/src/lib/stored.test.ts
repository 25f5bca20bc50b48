// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { makeStored } from './stored.ts';

const stored = makeStored('test', z.object({ size: z.number() }), { size: 1 });

afterEach(() => {
  vi.unstubAllGlobals();
});

beforeEach(() => {
  localStorage.clear();
});

describe('a value kept in the browser', () => {
  it('is the fallback before anything was kept', () => {
    expect(stored.read()).toEqual({ size: 1 });
  });

  it('comes back as it was kept', () => {
    stored.write({ size: 5 });
    expect(stored.read()).toEqual({ size: 5 });
  });

  it.each(['{"size":"big"}', 'no json', '[]'])('is the fallback where %s was kept', (text) => {
    localStorage.setItem('test', text);
    expect(stored.read()).toEqual({ size: 1 });
  });

  it('is no failure where storage is switched off', () => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, clear: () => undefined });
    expect(() => stored.write({ size: 2 })).not.toThrow();
    expect(stored.read()).toEqual({ size: 1 });
  });
});
