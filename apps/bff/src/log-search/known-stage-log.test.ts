import request from 'supertest';
import { expect, it } from 'vitest';
import { makeApp, makeCollector, makeSnapshot } from '../testing/fakes.ts';

const permission = {
  action: 'apigateway:GET',
  resource: 'arn:aws:apigateway:eu-central-1::/restapis/a1b2c3d4e5/stages',
};
const snapshot = makeSnapshot();
const collector = makeCollector({
  collect: () =>
    Promise.resolve({
      snapshot: {
        ...snapshot,
        // The fakes have a REST API.
        api: { ...snapshot.api, stages: { state: 'hidden', cause: 'denied', permission } } as typeof snapshot.api,
      },
      observations: [],
      calls: [],
    }),
});

it.each(['/api/log-searches', '/api/log-searches/plans'])(
  'stages that could not be read are no stage without a log at %s',
  async (path) => {
    const { body } = await request(makeApp({ collector }))
      .post(path)
      .send({
        target: { accountId: '111122223333', region: 'eu-central-1', apiId: 'a1b2c3d4e5', stage: 'prod' },
        log: 'access',
        from: '2025-01-01T00:00:00Z',
        to: '2025-01-01T01:00:00Z',
        by: 'filter',
      });
    expect(body).toMatchObject({ code: 'access-denied', permission });
  },
);
