import type { Observation } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { mergeSeen } from './merge-seen.ts';

const common = { relation: 'same-route', vantage: 'host' } as const;
const dns = (id: string, name: string, addresses: string[] = []): Observation => ({
  ...common,
  id,
  kind: 'dns',
  name,
  addresses,
});
const url = 'https://a.example/prod/orders';
const read = (seen: string | undefined): Observation[] => JSON.parse(seen ?? '[]');

describe('what was seen, in the address', () => {
  it('keeps what was seen before, and takes the newer of two', () => {
    const before = JSON.stringify([dns('1', 'a.example'), dns('2', 'b.example')]);
    expect(read(mergeSeen(before, [dns('1', 'a.example', ['10.0.0.1'])], url))).toEqual([
      dns('1', 'a.example', ['10.0.0.1']),
      dns('2', 'b.example'),
    ]);
  });

  it('has the request’s own host first', () => {
    expect(read(mergeSeen(undefined, [dns('1', 'b.example'), dns('2', 'a.example')], url)).map(({ id }) => id)).toEqual(
      ['2', '1'],
    );
  });

  it('keeps of a reply what tells who gave it', () => {
    const reply: Observation = {
      ...common,
      id: '1',
      kind: 'http',
      method: 'GET',
      url,
      status: 403,
      headers: { 'x-amzn-errortype': ['ForbiddenException'], 'x-powered-by': ['long'] },
      body: 'x'.repeat(5000),
    };
    const [kept] = read(mergeSeen(undefined, [reply], url));
    expect(kept).toMatchObject({ headers: { 'x-amzn-errortype': ['ForbiddenException'] } });
    expect(JSON.stringify(kept)).not.toContain('x-powered-by');
    expect(JSON.stringify(kept).length).toBeLessThan(1200);
  });

  it('starts anew where the address was changed by hand', () => {
    expect(read(mergeSeen('[{', [dns('1', 'a.example')], undefined))).toHaveLength(1);
    expect(mergeSeen(undefined, [], url)).toBeUndefined();
  });
});
