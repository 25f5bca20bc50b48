import { describe, expect, it } from 'vitest';
import { ids, publicRequest, restAccount } from '../testing/build-account.ts';
import { inputOf } from '../testing/example.ts';
import { makeWorld } from '../world.ts';
import { seenLogs } from './seen-logs.ts';

const world = (lines: readonly string[], log: 'access' | 'execution', format?: string) =>
  makeWorld(
    inputOf({
      account: restAccount({
        stage: format
          ? { accessLogSettings: { destinationArn: `arn:aws:logs:${ids.region}:${ids.accountId}:log-group:a`, format } }
          : {},
      }),
      request: publicRequest(),
      observations: [
        { id: 'one', kind: 'log', log, vantage: 'aws', relation: 'this-request', stage: 'prod', lines: [...lines] },
      ],
    }),
  );

describe('seenLogs', () => {
  it("reads access lines by the stage's own format", () => {
    const { accesses } = seenLogs(
      world(['r1;WAF_BLOCK;403'], 'access', '$context.requestId;$context.wafResponseCode;$context.status'),
    );
    expect(accesses.map(({ record, index }) => [record, index])).toEqual([
      [{ requestId: 'r1', wafResponseCode: 'WAF_BLOCK', status: '403' }, 0],
    ]);
  });

  it('keeps execution lines apart by request', () => {
    const { executions } = seenLogs(
      world(
        ['(aaaaaaaa-1) Method completed with status: 200', '(bbbbbbbb-2) Method completed with status: 500'],
        'execution',
      ),
    );
    expect(executions.map(({ record }) => record.status)).toEqual([200, 500]);
  });

  it('leaves out what it cannot read', () => {
    expect(seenLogs(world(['-- restarted --'], 'access', '$context.requestId,$context.status')).accesses).toEqual([]);
  });

  it('reads a world once', () => {
    const seen = world(['(aaaaaaaa-1) x'], 'execution');
    expect(seenLogs(seen)).toBe(seenLogs(seen));
  });
});
