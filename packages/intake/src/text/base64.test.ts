import { describe, expect, it } from 'vitest';
import { decodeBase64 } from './base64.ts';

describe('decodeBase64', () => {
  it.each([
    ['eyJhIjoxfQ==', '{"a":1}'],
    ['eyJhIjoxfQ', '{"a":1}'],
    ['4pyTIMOg', '✓ à'],
    ['4pyTIMOgLz8-', '✓ à/?>'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(decodeBase64(text)).toBe(expected);
  });

  it('is undefined for what is none, and for bytes that are no text', () => {
    expect(decodeBase64('a b')).toBeUndefined();
    expect(decodeBase64('/w==')).toBeUndefined();
  });
});
