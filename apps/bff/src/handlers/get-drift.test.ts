import { present, type Snapshot } from '@gatescope/shared';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { makeApp, makeCollector, makeEngine, makeSnapshot } from '../testing/fakes.ts';

const path = '/api/apis/111122223333/eu-central-1/a1b2c3d4e5/drift';

const deployedAs = (deploymentId: string): Snapshot => {
  const snapshot = makeSnapshot();
  if (snapshot.api.kind !== 'REST') throw new Error('The fake is a REST API');
  return { ...snapshot, api: { ...snapshot.api, stages: present([{ stageName: 'a/b', deploymentId }]) } };
};

describe('saved against deployed', () => {
  it('asks AWS for the export and the deployment of the stage, once', async () => {
    const wanted: (readonly string[])[] = [];
    const collector = makeCollector({
      collect: (_target, options) => {
        wanted.push(options.wanted);
        return Promise.resolve({ snapshot: deployedAs('dep1'), observations: [], calls: [] });
      },
    });
    const { status, body } = await request(makeApp({ collector })).get(path);
    expect(status).toBe(200);
    expect(body).toEqual({ stage: 'a/b', stages: ['a/b'], differences: [], hasSummary: true, hasExport: true });
    expect(wanted).toEqual([[], ['/api/deployed/dep1', '/api/exports/a~1b']]);
  });

  it('tells every difference with both sides', async () => {
    const listDrift = () => ({
      differences: [
        {
          scope: 'api' as const,
          field: 'policy',
          saved: { Statement: [] },
          deployed: undefined,
          certainty: 'likely' as const,
        },
      ],
      hasSummary: false,
      hasExport: true,
    });
    const { body } = await request(makeApp({ engine: makeEngine({ listDrift }) })).get(`${path}?stage=staging`);
    expect(body).toMatchObject({
      stage: 'staging',
      hasSummary: false,
      differences: [{ scope: 'api', field: 'policy', saved: { Statement: [] }, certainty: 'likely' }],
    });
  });

  it('refuses a stage that is not there', async () => {
    const { body, status } = await request(makeApp()).get(`${path}?stage=none`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'stage-not-found', available: ['prod', 'staging'] });
  });
});
