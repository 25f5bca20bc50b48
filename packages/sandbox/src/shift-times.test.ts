import { describe, expect, test } from 'vitest';
import type { AccountFile } from './account-file.ts';
import { shiftTimes } from './shift-times.ts';

const account: AccountFile = {
  accountId: '111122223333',
  region: 'eu-west-1',
  observedAt: '2024-06-03T09:00:00.000Z',
  apis: [
    {
      restApi: { id: 'a1b2c3d4e5', policy: '{"Version":"2012-10-17"}' },
      accessLogs: ['03/Jun/2024:08:40:07 +0000|403|a', '{"at":"2024-06-03T08:40:07Z"}'],
    },
  ],
  metrics: [
    {
      Namespace: 'AWS/ApiGateway',
      MetricName: 'Count',
      Datapoints: [{ Timestamp: '2024-06-03T08:55:00.000Z', Sum: 3 }],
    },
  ],
};

describe('shiftTimes', () => {
  test('moves every written time as far as the account', () => {
    expect(shiftTimes(account, Date.parse('2026-01-01T10:03:00Z'))).toEqual({
      ...account,
      observedAt: '2026-01-01T10:00:00.000Z',
      apis: [
        {
          restApi: { id: 'a1b2c3d4e5', policy: '{"Version":"2012-10-17"}' },
          accessLogs: ['01/Jan/2026:09:40:07 +0000|403|a', '{"at":"2026-01-01T09:40:07.000Z"}'],
        },
      ],
      metrics: [
        {
          Namespace: 'AWS/ApiGateway',
          MetricName: 'Count',
          Datapoints: [{ Timestamp: '2026-01-01T09:55:00.000Z', Sum: 3 }],
        },
      ],
    });
  });

  test('leaves an account alone that does not say when it was seen', () => {
    const { observedAt: _, ...undated } = account;
    expect(shiftTimes(undated, Date.now())).toBe(undated);
  });
});
