import { expect, it } from 'vitest';
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
