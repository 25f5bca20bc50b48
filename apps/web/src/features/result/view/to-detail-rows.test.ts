import { describe, expect, it } from 'vitest';
import { toDetailRows } from './to-detail-rows.ts';

describe('the rows of a gate’s details', () => {
  it.each([
    [{ sourceVpcId: 'vpc-1' }, [{ name: 'Source vpc id', value: 'vpc-1' }]],
    [{ 'aws:SourceVpce': 'vpce-1' }, [{ name: 'aws:SourceVpce', value: 'vpce-1' }]],
    [
      { isCached: false, port: 443 },
      [
        { name: 'Is cached', value: 'no' },
        { name: 'Port', value: '443' },
      ],
    ],
    [{ names: ['a', 'b'] }, [{ name: 'Names', value: 'a, b' }]],
    [{ empty: '', none: [], nothing: null, unsaid: undefined }, []],
  ])('of %j are %j', (detail, rows) => {
    expect(toDetailRows(detail)).toEqual(rows);
  });

  it('hold values of nested objects, but no pointers', () => {
    const detail = { policy: { pointer: '/api/x', principal: 'anonymous', context: { 'aws:SourceVpc': 'vpc-1' } } };
    expect(toDetailRows(detail)).toEqual([
      { name: 'Principal', value: 'anonymous' },
      { name: 'aws:SourceVpc', value: 'vpc-1' },
    ]);
  });

  it('hold lists of flat objects in a line, and leave deep ones to the JSON', () => {
    const detail = { limits: [{ where: 'account', rate: 10 }], statements: [{ principal: { outcome: 'matched' } }] };
    expect(toDetailRows(detail)).toEqual([{ name: 'Limits', value: 'where account, rate 10' }]);
  });
});
