import { describe, expect, it } from 'vitest';
import { stringifySearch } from '../../lib/search-codec.ts';
import { toMaskedSearch } from './masked-search.ts';

const secret = 's3cr3tvalue';
const jwt = `eyJhbGciOiJIUzI1NiJ9.${secret}.${secret}`;

describe('the address of the wizard', () => {
  it('holds no secret, wherever one was typed', () => {
    const search = toMaskedSearch({
      step: 'caller',
      url: `https://user:${secret}@a.example/x?token=${secret}&jwt=${jwt}`,
      body: `{"token":"${jwt}"}`,
      console: `Authorization: Bearer ${secret}`,
      header: [`Authorization: Bearer ${secret}`, `x-api-key: ${secret}`, `Cookie: a=${secret}`],
      replyHeader: [`set-cookie: sid=${secret}`],
      claims: JSON.stringify({ iss: jwt }),
      seen: JSON.stringify([{ body: `Bearer ${secret}` }]),
    });
    expect(stringifySearch(search)).not.toContain(secret);
  });

  it('keeps everything else', () => {
    const search = { step: 'target' as const, kind: 'refused' as const, status: 403, vpc: 'vpc-1', keyId: 'k1' };
    expect(toMaskedSearch(search)).toMatchObject(search);
  });
});
