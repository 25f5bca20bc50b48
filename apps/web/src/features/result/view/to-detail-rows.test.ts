import { describe, expect, it } from 'vitest';
import { toDetailRows } from './to-detail-rows.ts';

describe('the rows of a gate’s details', () => {
  it.each([
    [{ vpcId: 'vpc-1' }, [{ name: 'VPC', value: 'vpc-1' }]],
    [
      { isCached: false, port: 443 },
      [
        { name: 'Answers are kept', value: 'no' },
        { name: 'Port', value: '443' },
      ],
    ],
    [{ ranges: ['10.0.0.1', '10.0.0.2'] }, [{ name: 'Addresses of the caller', value: '10.0.0.1, 10.0.0.2' }]],
    [{ unsaid: ['network.vpcId'] }, [{ name: 'Not said', value: 'the VPC that the call comes from' }]],
    [{ empty: '', none: [], nothing: null, missing: undefined }, []],
  ])('of %j are %j', (detail, rows) => {
    expect(toDetailRows('network', detail)).toEqual(rows);
  });

  it('make a name of a key that has none', () => {
    expect(toDetailRows('network', { someNewThing: 'x', 'aws:Other': 'y' })).toEqual([
      { name: 'Some new thing', value: 'x' },
      { name: 'aws:Other', value: 'y' },
    ]);
  });

  it('mean by a key what its gate means', () => {
    expect(toDetailRows('tls', { status: 'FAILED' })).toEqual([
      { name: 'State of the custom domain', value: 'FAILED' },
    ]);
    expect(toDetailRows('browser', { status: 403 })).toEqual([{ name: 'Status of the reply', value: '403' }]);
  });

  it('hold values of nested objects, but no pointers', () => {
    const detail = {
      policy: {
        kind: 'resource-policy',
        pointer: '/api/x',
        principal: 'anonymous',
        context: { 'aws:SourceVpc': 'vpc-1' },
      },
    };
    expect(toDetailRows('resource-policy', detail)).toEqual([
      { name: 'Policy', value: 'the resource policy' },
      { name: 'Caller, to the policy', value: 'anonymous: the call is not signed' },
      { name: 'aws:SourceVpc', value: 'vpc-1' },
    ]);
  });

  it('hold lists of flat objects in a line, and leave deep ones to the JSON', () => {
    const detail = {
      limits: [{ where: 'account', rate: 10, pointer: '/account/x' }],
      flaws: [{ kind: 'scope', scopes: ['a'] }],
    };
    expect(toDetailRows('throttle', detail)).toEqual([
      { name: 'Limits', value: 'set on the account, rate per second 10' },
    ]);
  });
});
