import { expect, it } from 'vitest';
import { toChangeObservation } from './search-changes.ts';

const event = {
  id: 'e1',
  name: 'UpdateStage',
  at: '2025-06-01T12:00:00.000Z',
  source: 'apigateway.amazonaws.com',
  user: 'me',
  resources: ['abc'],
};

it('says who did what, when, with which parameters, and whether it was refused', () => {
  const record = JSON.stringify({
    userIdentity: { arn: 'arn:aws:iam::1:user/me', accessKeyId: 'AKIAEXAMPLE' },
    requestParameters: {
      restApiId: 'abc',
      patchOperations: [{ path: '/variables/token', value: 'x' }],
      clientSecret: 's',
    },
    errorCode: 'AccessDenied',
  });
  expect(toChangeObservation({ ...event, record })).toEqual({
    id: 'change:e1',
    at: '2025-06-01T12:00:00.000Z',
    vantage: 'aws',
    relation: 'ambient',
    kind: 'change',
    eventName: 'UpdateStage',
    eventSource: 'apigateway.amazonaws.com',
    user: 'arn:aws:iam::1:user/me',
    resource: 'abc',
    requestParameters: {
      restApiId: 'abc',
      patchOperations: [{ path: '/variables/token', value: '<masked>' }],
      clientSecret: '<masked>',
    },
    errorCode: 'AccessDenied',
  });
});

it('makes do with a record that cannot be read', () => {
  expect(toChangeObservation({ ...event, record: 'no json' })).toMatchObject({ eventName: 'UpdateStage', user: 'me' });
});
