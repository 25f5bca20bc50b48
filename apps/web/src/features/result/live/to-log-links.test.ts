import { describe, expect, it } from 'vitest';
import { toLogLinks } from './to-log-links.ts';

const target = {
  accountId: '111122223333',
  region: 'eu-west-1',
  apiId: 'a1b2c3d4e5',
  kind: 'REST',
  stage: 'prod',
} as const;
const linksOf = (
  complaint: Parameters<typeof toLogLinks>[0]['complaint'],
  observations: Parameters<typeof toLogLinks>[0]['observations'] = [],
) => toLogLinks({ target, request: null, complaint, observations });

describe('the way to logs and changes', () => {
  it('leads to the request’s own lines, at its time', () => {
    const headers = { 'x-amzn-RequestId': 'r-1', Date: 'Sun, 01 Jun 2025 12:00:00 GMT' };
    expect(linksOf({ status: 403, headers })[0]?.search).toEqual({
      stage: 'prod',
      span: 'around',
      at: '2025-06-01T12:00:00.000Z',
      requestId: 'r-1',
    });
  });

  it('leads to lines with the same status where there is no id, and always to what changed', () => {
    expect(linksOf({ status: 403 }).map(({ search }) => search)).toEqual([
      { stage: 'prod', span: '24h', status: '403' },
      { stage: 'prod', span: 'last-good' },
    ]);
    expect(linksOf({})[0]?.label).toBe('The logs around it');
  });

  it('takes the id of a log line that is the request’s own', () => {
    const line = {
      id: 'l',
      vantage: 'aws',
      relation: 'this-request',
      kind: 'log',
      log: 'access',
      requestId: 'r-2',
      lines: [],
      at: '2025-06-01T12:00:00.000Z',
    } as const;
    expect(linksOf({}, [{ ...line, lines: [] }])[0]?.search).toMatchObject({ requestId: 'r-2', span: 'around' });
  });

  it('takes no description for an id', () => {
    expect(linksOf({ headers: { 'x-amzn-requestid': '<uuid>' } })).toHaveLength(2);
  });
});
