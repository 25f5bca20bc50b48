import { describe, expect, test } from 'vitest';
import { readCliOptions } from './cli-options.ts';

describe('the command line', () => {
  test('takes any number of files after --account', () => {
    const { accountPaths, port, host } = readCliOptions([
      '--account',
      'a.json',
      'b.json',
      '--port',
      '4599',
      '--account',
      'c.json',
    ]);
    expect(accountPaths.toSorted()).toEqual(['a.json', 'b.json', 'c.json']);
    expect([port, host]).toEqual([4599, '127.0.0.1']);
  });

  test('reads latency, limits, denials and faults', () => {
    const options = readCliOptions([
      '--account',
      'a.json',
      '--latency',
      '500',
      '--rate-limits',
      '--as-of-now',
      '--deny',
      'ec2:*',
      '--deny',
      'apigateway:GET=arn:aws:apigateway:*::/restapis/*/stages',
      '--fault',
      'throttle,operation=GetResources,times=2',
      '--fault',
      'delay,delayMs=30',
    ]);
    expect(options).toMatchObject({ latencyMs: 500, enforceRateLimits: true, isAsOfNow: true });
    expect(options.faults).toEqual([
      { kind: 'deny', action: 'ec2:*' },
      { kind: 'deny', action: 'apigateway:GET', resource: 'arn:aws:apigateway:*::/restapis/*/stages' },
      { kind: 'throttle', operation: 'GetResources', times: 2 },
      { kind: 'delay', delayMs: 30 },
    ]);
  });

  test.each([
    [[], 'No account file is given'],
    [['--port', 'x', 'a.json'], '--port must be a number from 0 to 65535'],
    [['--colour', 'a.json'], '--colour'],
    [['a.json', '--deny', 'everything'], '--deny needs an IAM action'],
    [['a.json', '--fault', 'explode'], '--fault must begin with one of'],
    [['a.json', '--fault', 'fail,colour=red'], "--fault knows no 'colour'"],
    [['a.json', '--fault', 'fail,times=often'], 'times of --fault must be a number'],
  ])('%j is refused with a reason and the usage', (args, reason) => {
    expect(() => readCliOptions(args)).toThrow(reason);
    expect(() => readCliOptions(args)).toThrow('usage: sandbox');
  });
});
