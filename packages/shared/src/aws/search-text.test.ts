import { describe, expect, it } from 'vitest';
import { withEncodedSearchText, withSearchText } from './search-text.ts';

const looksFor = (SearchString: unknown, FieldToMatch: unknown): unknown => ({
  Rules: [
    { Statement: { NotStatement: { Statement: { ByteMatchStatement: { SearchString, FieldToMatch, Other: 1 } } } } },
  ],
});
const searchText = (SearchString: unknown, field: unknown): unknown =>
  JSON.parse(JSON.stringify(withSearchText(looksFor(SearchString, field))))['Rules'][0].Statement.NotStatement.Statement
    .ByteMatchStatement.SearchString;

describe('withSearchText', () => {
  it.each([
    ['Lw==', '/'],
    ['L2FkbWluLw==', '/admin/'],
    ['L2FkbWlu', '/admin'],
    ['w7xiZXI=', 'über'],
    ['8J+MjQ==', '🌍'],
    ['', ''],
  ])('reads %s as %s in a path', (encoded, text) => {
    expect(searchText(encoded, { UriPath: {} })).toBe(text);
  });

  it('reads what is looked for in a header that everybody may see', () => {
    expect(searchText('Y3VybA==', { SingleHeader: { Name: 'User-Agent' } })).toBe('curl');
  });

  it.each([
    { SingleHeader: { Name: 'x-origin-verify' } },
    { QueryString: {} },
    { SingleQueryArgument: { Name: 'token' } },
    { Cookies: {} },
    { Body: {} },
    undefined,
  ])('masks what is looked for in %j', (field) => {
    expect(searchText('c2VjcmV0', field)).toBe('<masked>');
  });

  it.each(['not base64!', 42, '//79'])('masks %s, which is no text', (encoded) => {
    expect(searchText(encoded, { UriPath: {} })).toBe('<masked>');
  });

  it('keeps everything else as it is', () => {
    const plain = { Name: 'one', Rules: [{ Priority: 0, Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } } }] };
    expect(withSearchText(plain)).toEqual(plain);
  });
});

describe('withEncodedSearchText', () => {
  it.each([
    ['/admin', 'L2FkbWlu'],
    ['/api', 'L2FwaQ=='],
    ['über', 'w7xiZXI='],
    ['🌍', '8J+MjQ=='],
    ['a', 'YQ=='],
  ])('encodes the text %s', (text, encoded) => {
    expect(withEncodedSearchText({ SearchString: text })).toEqual({ SearchString: encoded });
  });

  it.each(['L2FkbWlu', 'Lw==', 'w7xiZXI='])('leaves %s, which is encoded, as it is', (encoded) => {
    expect(withEncodedSearchText({ SearchString: encoded })).toEqual({ SearchString: encoded });
  });
});
