import { describe, expect, it } from 'vitest';
import { withSearchBytes } from './search-bytes.ts';

const encoded = Buffer.from('/admin').toString('base64');

describe('withSearchBytes', () => {
  it.each([
    ['plain text', '/admin'],
    ['base64', encoded],
    ['an array of bytes', [...Buffer.from('/admin')]],
    ['a buffer', JSON.parse(JSON.stringify(Buffer.from('/admin')))],
    ['an array written as an object', Object.fromEntries([...Buffer.from('/admin')].entries())],
  ])('spells %s as AWS does', (_, SearchString) => {
    expect(withSearchBytes([{ Rules: [{ Statement: { ByteMatchStatement: { SearchString } } }] }])).toEqual([
      { Rules: [{ Statement: { ByteMatchStatement: { SearchString: encoded } } }] },
    ]);
  });

  it('does not take a word for base64 because its letters would do', () => {
    expect(withSearchBytes({ SearchString: 'evil' })).toEqual({ SearchString: Buffer.from('evil').toString('base64') });
  });

  it('leaves everything else as it is', () => {
    const acl = { Name: 'a', DefaultAction: { Allow: {} }, Capacity: 1, Rules: [], Description: null };
    expect(withSearchBytes(acl)).toEqual(acl);
  });
});
