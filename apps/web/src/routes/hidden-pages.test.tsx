import { hidden, type RestApiFacts, type Snapshot } from '@gatescope/shared';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { serve } from '../testing/fake-server.ts';
import { ordersSnapshot } from '../testing/fixtures/orders-snapshot.ts';
import { openApp } from '../testing/render-app.tsx';

const api = '/apis/111122223333/eu-west-1/a1b2c3d4e5';
const denied = hidden('denied', { action: 'apigateway:GET', resource: '*' });
const snapshot: Snapshot = {
  ...ordersSnapshot,
  api: {
    ...(ordersSnapshot.api as RestApiFacts),
    resources: denied,
    stages: denied,
    deployments: denied,
    deployed: {},
  },
};

const open = (tab: string): void => {
  serve({
    [`GET /api${api}`]: { target: ordersSnapshot.target, name: 'orders', snapshot, factAges: [], calls: [] },
    [`GET /api${api}/access`]: { stages: [], methods: [], rows: [], policies: [] },
  });
  openApp(`${api}/${tab}`);
};

describe('an API whose methods and stages may not be read', () => {
  it.each([
    ['keys', 'What is saved could not be read', 'None.'],
    ['routes', 'The stages could not be read, so it is not known what is deployed.', 'There is no stage'],
    ['access', 'Methods could not be read, so it is not known what they ask.', 'There is no method.'],
  ])('is not said to have none of them: tab %s', async (tab, said, claim) => {
    open(tab);
    expect(await screen.findByText(said)).toBeTruthy();
    expect(document.body.textContent).not.toContain(claim);
  });

  it('has an unknown stage in its details', async () => {
    open('overview');
    await screen.findByRole('heading', { level: 2, name: 'Details' });
    expect(document.body.textContent).toContain('Deploymentunknown');
    expect(document.body.textContent).not.toContain('as saved');
  });
});
