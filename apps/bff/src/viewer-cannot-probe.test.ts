import { contracts, type Contract } from '@gatescope/shared';
import request from 'supertest';
import { expect, it } from 'vitest';
import { engine } from './aws/engine.ts';
import type { User } from './http/request-state.ts';
import { makeApp, makeEngine } from './testing/fakes.ts';
import { localRoute } from './testing/probe-server.ts';

const target = { accountId: '111122223333', region: 'eu-central-1', apiId: 'a1b2c3d4e5', stage: 'prod' };
const url = 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/orders';

/** Everything that any endpoint takes, and with it what a probe takes: each reads what it knows. */
const everything = {
  target,
  path: '/orders',
  method: 'GET',
  sign: true,
  forms: ['default-host'],
  request: { method: 'GET', url, headers: {} },
  symptom: { kind: 'refused', status: 403 },
  policy: '{"Version":"2012-10-17","Statement":[]}',
  diagnosisId: 'x',
  output: 'x',
};

/** An app whose way to the world only notes that it was taken; a request that was sent or signed would go that way. */
const trapped = (user: User): { readonly app: ReturnType<typeof makeApp>; readonly taken: string[] } => {
  const taken: string[] = [];
  const route = localRoute(1, {
    resolve: (host) => {
      taken.push(`resolve ${host}`);
      return Promise.resolve({ addresses: [], cnames: [], resolvers: [], error: 'ENOTFOUND' });
    },
  });
  const app = makeApp({
    identify: () => Promise.resolve(user),
    engine: { ...makeEngine(), invokeUrls: engine.invokeUrls },
    probes: {
      route,
      sign: () => {
        taken.push('sign');
        return ({ headers }) => Promise.resolve({ ...headers });
      },
    },
  });
  return { app, taken };
};

const all: readonly Contract[] = Object.values(contracts);

const call = (app: ReturnType<typeof makeApp>, { method, path }: Contract): request.Test => {
  const filled = path
    .replace(':accountId', target.accountId)
    .replace(':region', target.region)
    .replace(':apiId', target.apiId)
    .replace(/:[A-Za-z]+/g, 'x');
  const query = {
    region: target.region,
    stage: 'prod',
    path: '/orders',
    method: 'GET',
    from: 'public-internet',
    sign: 'true',
  };
  return method === 'GET' ? request(app).get(filled).query(query) : request(app).post(filled).send(everything);
};

it('a prober’s probe takes the way to the world: the trap works', async () => {
  const { app, taken } = trapped({ id: 'p', roles: ['viewer', 'prober'] });
  await call(app, contracts.probe);
  expect(taken).toEqual(['sign', `resolve ${new URL(url).host}`]);
});

it('a viewer sends nothing by any endpoint, and is refused where a prober would', async () => {
  const { app, taken } = trapped({ id: 'v', roles: ['viewer'] });
  const statuses = new Map<string, number>();
  for (const contract of all) statuses.set(contract.id, (await call(app, contract)).status);
  expect(taken).toEqual([]);
  expect(all.filter(({ id }) => statuses.get(id) === 403).map(({ id }) => id)).toEqual(
    all.filter(({ role }) => role === 'prober').map(({ id }) => id),
  );
  // The others were really asked: their handlers answered.
  const answered = ['diagnose', 'listInvokeUrls', 'listApis', 'takeSnapshot'].map((id) => statuses.get(id));
  expect(answered).toEqual([200, 200, 200, 201]);
});
