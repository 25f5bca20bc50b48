import { describe, expect, it } from 'vitest';
import { sampleCatalogue } from '../../../testing/fixtures/samples.ts';
import { toCatalogueGroups } from './to-catalogue-groups.ts';

const idsOf = (text: string, complaint?: 'refused' | 'blocked-by-browser') =>
  toCatalogueGroups(sampleCatalogue.failureModes, text, complaint).flatMap(({ pages }) => pages.map(({ id }) => id));

describe('the catalogue', () => {
  it('stands in the order of a request’s way, what is no cause last', () => {
    expect(toCatalogueGroups(sampleCatalogue.failureModes, '').map(({ title }) => title)).toEqual([
      'Route',
      'Resource policy',
      'Worth knowing, not a cause',
    ]);
  });

  it('is found by an error text that was pasted whole', () => {
    expect(idsOf('{"message":"Missing Authentication Token"}')).toEqual(['cors-no-options-method']);
    expect(
      idsOf(
        'HTTP/1.1 403 {"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:x"}',
      ),
    ).toEqual(['policy-source-vpc-key-mismatch']);
  });

  it('is found by words', () => {
    expect(idsOf('endpoint aws:SourceVpc')).toEqual(['policy-source-vpc-key-mismatch']);
    expect(idsOf('no such words at all')).toEqual([]);
  });

  it('is narrowed by a complaint', () => {
    expect(idsOf('', 'blocked-by-browser')).toEqual(['cors-no-options-method']);
  });
});
