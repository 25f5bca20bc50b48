import { LookupEventsCommand, type LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail';
import { expect, test } from 'vitest';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { cloudTrail } from './cloudtrail.ts';

const used = useSandbox();
const lookup = async (input: LookupEventsCommandInput) => {
  const { Events = [], NextToken } = await used.clients.cloudTrail.send(new LookupEventsCommand(input));
  return { names: Events.map(({ EventName }) => EventName), Events, NextToken };
};

test('events of both written forms come newest first', async () => {
  const { Events } = await lookup({});
  expect(Events).toMatchObject([
    { EventId: 'e2', EventName: 'CreateDeployment', Username: 'alice', EventTime: new Date('2026-01-10T10:00:00Z') },
    { EventId: 'e1', EventName: 'UpdateRestApi', Username: 'bob', EventSource: 'apigateway.amazonaws.com' },
  ]);
  expect(JSON.parse(Events[1]?.CloudTrailEvent ?? '')).toMatchObject({ eventName: 'UpdateRestApi' });
});

test('events are chosen by time and by attribute', async () => {
  expect((await lookup({ StartTime: new Date('2026-01-10T09:45:00Z') })).names).toEqual(['CreateDeployment']);
  expect((await lookup({ EndTime: new Date('2026-01-10T09:45:00Z') })).names).toEqual(['UpdateRestApi']);
  const byName = [{ AttributeKey: 'EventName', AttributeValue: 'UpdateRestApi' }] as const;
  expect((await lookup({ LookupAttributes: [...byName] })).names).toEqual(['UpdateRestApi']);
  const byResource = [{ AttributeKey: 'ResourceName', AttributeValue: 'orders0001' }] as const;
  expect((await lookup({ LookupAttributes: [...byResource] })).names).toEqual(['CreateDeployment']);
});

test('events are paged', async () => {
  const first = await lookup({ MaxResults: 1 });
  const second = await lookup({ MaxResults: 1, NextToken: first.NextToken });
  expect([first.names, second.names, second.NextToken]).toEqual([['CreateDeployment'], ['UpdateRestApi'], undefined]);
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, cloudTrail));
