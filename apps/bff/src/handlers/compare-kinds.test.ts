import { hidden, type Snapshot } from '@gatescope/shared';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { engine } from '../aws/engine.ts';
import { makeApp, makeCollector, makeSnapshot } from '../testing/fakes.ts';

const path = '/api/apis/111122223333/eu-central-1/a1b2c3d4e5/kinds';
const denied = { action: 'apigateway:GET', resource: 'arn:aws:apigateway:eu-central-1::/restapis/a1b2c3d4e5' };

const snapshotWith = (changes: Partial<Extract<Snapshot['api'], { kind: 'REST' }>>): Snapshot => {
  const snapshot = makeSnapshot();
  if (snapshot.api.kind !== 'REST') throw new Error('The fake is a REST API');
  return { ...snapshot, api: { ...snapshot.api, ...changes } };
};

const compare = (snapshot: Snapshot) =>
  request(
    makeApp({
      engine,
      collector: makeCollector({ collect: () => Promise.resolve({ snapshot, observations: [], calls: [] }) }),
    }),
  ).get(path);

describe('GET …/kinds', () => {
  it('names the features in use that another kind lacks, and where they are', async () => {
    const { body, status } = await compare(
      snapshotWith({
        restApi: {
          state: 'present',
          value: { id: 'a1b2c3d4e5', policy: '{"Statement":[]}', endpointConfiguration: { types: ['PRIVATE'] } },
        },
      }),
    );
    expect(status).toBe(200);
    expect(body.kind).toBe('REST');
    const http = body.comparisons.find(({ kind }: { kind: string }) => kind === 'HTTP');
    expect(http.lacking.map(({ id }: { id: string }) => id)).toEqual(['private-endpoint', 'resource-policy']);
    expect(http.lacking[1].pointers).toEqual(['/api/restApi/value/policy']);
  });

  it('says which permission would tell whether a feature is used', async () => {
    const { body } = await compare(snapshotWith({ gatewayResponses: hidden('denied', denied) }));
    const http = body.comparisons.find(({ kind }: { kind: string }) => kind === 'HTTP');
    expect(http.lacking.find(({ id }: { id: string }) => id === 'gateway-responses')).toMatchObject({
      pointers: [],
      missing: [{ pointer: '/api/gatewayResponses', cause: 'denied', permission: denied }],
    });
  });
});

describe('GET /api/kinds', () => {
  it('compares the three kinds, line by line, in the words of the engine', async () => {
    const { body, status } = await request(makeApp({ engine })).get('/api/kinds');
    expect(status).toBe(200);
    expect(body.rows).toEqual(engine.kindRows);
    expect(body.rows.length).toBeGreaterThan(3);
  });
});
