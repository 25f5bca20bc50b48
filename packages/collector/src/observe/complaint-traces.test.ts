import { describe, expect, it } from 'vitest';
import { complaintTraces, isComplaint } from './complaint-traces.ts';

describe('complaintTraces', () => {
  it('finds request ids whatever the case of their headers, and the time of the reply', () => {
    const traces = complaintTraces({
      headers: {
        'X-Amzn-RequestId': 'abcd1234-0000',
        'x-amz-apigw-id': 'JKaeBH3moAMF2cw=',
        Date: 'Sun, 01 Jun 2025 12:00:00 GMT',
      },
    });
    expect(traces).toEqual({ ids: ['abcd1234-0000', 'JKaeBH3moAMF2cw='], at: Date.UTC(2025, 5, 1, 12) });
  });

  it('looks at the preflight too', () => {
    expect(complaintTraces({ preflight: { headers: { 'apigw-requestid': ['JKaeBH3moAMF2cw='] } } }).ids).toEqual([
      'JKaeBH3moAMF2cw=',
    ]);
  });

  it('passes over descriptions and what could not be searched for', () => {
    expect(
      complaintTraces({ headers: { 'x-amzn-requestid': '<uuid>', 'apigw-requestid': 'a"b"c"d"e', date: 'today' } }),
    ).toEqual({
      ids: [],
      at: undefined,
    });
  });

  it('finds nothing in an empty complaint', () => {
    expect(complaintTraces({})).toEqual({ ids: [], at: undefined });
  });
});

describe('isComplaint', () => {
  it.each([undefined, {}, { kind: null, status: null, body: '' }])('does not hold for %j', (complaint) => {
    expect(isComplaint(complaint)).toBe(false);
  });

  it.each([{ status: 403 }, { kind: 'refused' as const }, { everWorked: false }])('holds for %j', (complaint) => {
    expect(isComplaint(complaint)).toBe(true);
  });
});
