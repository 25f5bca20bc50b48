import { describe, expect, it } from 'vitest';
import { contractUrl } from './contract-url.ts';

const contract = { id: 'sample', path: '/api/apis/:accountId/:apiId/urls' };

describe('contractUrl', () => {
  it('puts parameters into the path, encoded', () => {
    expect(contractUrl(contract, { accountId: '111122223333', apiId: 'a/b' })).toBe(
      '/api/apis/111122223333/a%2Fb/urls',
    );
  });

  it('keeps what follows a parameter in its segment', () => {
    expect(contractUrl({ id: 'r', path: '/api/reports/:id.md' }, { id: 'abc' })).toBe('/api/reports/abc.md');
  });

  it('leaves out what is unsaid and repeats a list', () => {
    const url = contractUrl(
      contract,
      { accountId: '1', apiId: '2' },
      { stage: undefined, path: '/x y', sg: ['a', 'b'], fresh: true },
    );
    expect(url).toBe('/api/apis/1/2/urls?path=%2Fx%20y&sg=a&sg=b&fresh=true');
  });

  it('throws when a parameter is missing', () => {
    expect(() => contractUrl(contract, { accountId: '1' })).toThrow('sample needs the parameter apiId');
  });
});
