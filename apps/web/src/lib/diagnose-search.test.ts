import { describe, expect, it } from 'vitest';
import { diagnoseSearchSchema } from './diagnose-search.ts';

const parse = (search: Record<string, unknown>) => diagnoseSearchSchema.parse(search);

describe('the parameters of the wizard', () => {
  it('start at the complaint', () => {
    expect(parse({}).step).toBe('complaint');
  });

  it('take a single header line as a list', () => {
    expect(parse({ header: 'accept: */*' }).header).toEqual(['accept: */*']);
  });

  it.each([
    [{ step: 'nowhere' }, { step: 'complaint' }],
    [{ kind: 'odd' }, { kind: undefined }],
    [{ status: 'abc' }, { status: undefined }],
    [{ status: '9999' }, { status: undefined }],
    [{ status: '403' }, { status: 403 }],
    [{ from: 'moon' }, { from: undefined }],
    [{ api: 'x'.repeat(100) }, { api: undefined }],
    [{ account: '012345678901' }, { account: '012345678901' }],
  ])('read %j as %j: a link never breaks the page', (search, expected) => {
    expect(parse(search)).toMatchObject(expected);
  });
});
