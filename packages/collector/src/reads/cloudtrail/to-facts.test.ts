import { expect, it } from 'vitest';
import { toTrailStretch } from './list-events-between.ts';
import { toTrailEvents } from './lookup-events.ts';

it('events keep their record as text and lose the access key id beside it', () => {
  const event = {
    EventId: 'e1',
    EventName: 'UpdateRestApi',
    EventTime: new Date('2025-02-03T04:05:06Z'),
    EventSource: 'apigateway.amazonaws.com',
    Username: 'deployer',
    AccessKeyId: 'AKIAEXAMPLE',
    Resources: [{ ResourceType: 'AWS::ApiGateway::RestApi', ResourceName: 'abc' }],
    CloudTrailEvent: '{}',
  };
  expect(toTrailEvents({ Events: [event] })).toEqual([
    {
      id: 'e1',
      name: 'UpdateRestApi',
      at: '2025-02-03T04:05:06.000Z',
      source: 'apigateway.amazonaws.com',
      user: 'deployer',
      resources: ['abc'],
      record: '{}',
    },
  ]);
  expect(toTrailEvents({})).toEqual([]);
});

it('pages are taken together, and it is said when there are more', () => {
  const event = (EventId: string) => ({ EventId, EventName: 'UpdateStage' });
  const stretch = toTrailStretch([{ Events: [event('a')], NextToken: 't' }, { Events: [event('b')] }]);
  expect(stretch.events.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(stretch.isCutOff).toBe(false);
  expect(toTrailStretch([{ Events: [], NextToken: 't' }]).isCutOff).toBe(true);
});
