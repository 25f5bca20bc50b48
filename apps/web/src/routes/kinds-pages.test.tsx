import type { Snapshot } from '@gatescope/shared';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiTabs } from '../lib/paths.ts';
import { problem, serve } from '../testing/fake-server.ts';
import { httpSnapshot, webSocketSnapshot } from '../testing/fixtures/route-snapshots.ts';
import { openApp } from '../testing/render-app.tsx';

const api = '/apis/111122223333/eu-west-1/a1b2c3d4e5';

const open = async (snapshot: Snapshot, tab: string) => {
  const { sent } = serve({
    [`GET /api${api}`]: { target: snapshot.target, name: 'orders', snapshot, factAges: [], calls: [] },
    [`GET /api${api}/drift`]: {
      stage: 'prod',
      stages: ['prod'],
      hasSummary: true,
      hasExport: true,
      differences: [{ scope: 'method', path: '$default', field: 'method', saved: 'there', certainty: 'likely' }],
    },
  });
  openApp(`${api}/${tab}`);
  await screen.findByRole('heading', { level: 1, name: 'orders' });
  await screen.findAllByRole('heading', { level: 2 });
  return sent;
};

const kinds = { 'an HTTP API': httpSnapshot, 'a WebSocket API': webSocketSnapshot };

describe.each(Object.entries(kinds))('the page of %s', (_, snapshot) => {
  it.each(apiTabs)('has a tab %s in the words of its kind', async (tab) => {
    await open(snapshot, tab);
    const text = screen.getByRole('main').textContent;
    expect(text).not.toContain('undefined');
    expect(text).not.toMatch(/\bmethods?\b/i);
  });

  it('speaks of no resource policy and of no endpoint policy, and asks for none', async () => {
    const sent = await open(snapshot, 'access');
    expect(screen.queryByRole('heading', { name: /policy|policies/i })).toBeNull();
    expect(sent.map(({ key }) => key)).not.toContain(`GET /api${api}/access`);
  });
});

describe('the page of an HTTP API', () => {
  it('lists routes by route key', async () => {
    await open(httpSnapshot, 'routes');
    const table = within(await screen.findByRole('table', { name: 'Routes' }));
    expect(table.getByRole('row', { name: /GET \/orders JWT as the whole API Lambda x/ })).toBeTruthy();
    expect(table.getByRole('rowheader', { name: '$default' })).toBeTruthy();
    expect(table.queryByRole('columnheader', { name: 'API key' })).toBeNull();
  });

  it('leads from a route to its function in the AWS console', async () => {
    await open(httpSnapshot, 'routes');
    const [link] = await screen.findAllByRole('link', { name: /^Lambda x/ });
    expect(link?.getAttribute('href')).toContain('/lambda/home?region=eu-west-1#/functions/x');
  });

  it('shows CORS as one configuration', async () => {
    await open(httpSnapshot, 'cors');
    expect(await screen.findByRole('heading', { name: 'CORS configuration' })).toBeTruthy();
    expect(screen.getByText('https://app.example')).toBeTruthy();
  });

  it('says that it has no keys', async () => {
    await open(httpSnapshot, 'keys');
    expect(await screen.findByText(/HTTP APIs have no API keys/)).toBeTruthy();
  });

  it('compares its routes with those that the stage runs', async () => {
    await open(httpSnapshot, 'deployments');
    const table = await screen.findByRole('table', { name: 'Differences between saved and deployed' });
    expect(
      within(table).getByRole('row', { name: /\$default The route itself \(likely\) there not there/ }),
    ).toBeTruthy();
  });
});

describe('the page of a WebSocket API', () => {
  it('tells that the handshake alone is authorized', async () => {
    await open(webSocketSnapshot, 'access');
    const table = within(await screen.findByRole('table', { name: 'Authorization of routes' }));
    expect(table.getByRole('row', { name: /AWS_IAM .* \$connect/ })).toBeTruthy();
    expect(table.queryByText(/sendMessage/)).toBeNull();
  });

  it('says that CORS does not apply', async () => {
    await open(webSocketSnapshot, 'cors');
    expect(await screen.findByText(/Browsers do not apply CORS/)).toBeTruthy();
  });

  it('says that what the stage runs cannot be read', async () => {
    const sent = await open(webSocketSnapshot, 'deployments');
    expect(await screen.findByText(/AWS exports no WebSocket API/)).toBeTruthy();
    expect(sent.map(({ key }) => key)).not.toContain(`GET /api${api}/drift`);
  });
});

describe('what an API would lose as another kind', () => {
  it('is listed with its place, and leads to the comparison', async () => {
    serve();
    openApp(`${api}/overview`);
    const heading = await screen.findByRole('heading', { level: 3, name: 'As an HTTP API' });
    expect(heading.parentElement?.textContent).toContain('Resource policy');
    expect(heading.parentElement?.textContent).toContain('Resource policy of the API');
    expect(screen.getByText('Nothing in use would be missing.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'The kinds compared' }).getAttribute('href')).toBe('/reference/kinds');
  });
});

describe('the kinds compared', () => {
  it('are the lines that the server declares, a column for each kind', async () => {
    serve();
    openApp('/reference/kinds');
    const table = within(await screen.findByRole('table', { name: 'Kinds of APIs' }));
    expect(table.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual([
      'What',
      'REST API',
      'HTTP API',
      'WebSocket API',
    ]);
    expect(table.getByRole('row', { name: 'Resource policy yes no no' })).toBeTruthy();
  });

  it('say why they cannot be shown, beside the rest of the page', async () => {
    serve({ 'GET /api/kinds': problem('internal') });
    openApp('/reference/kinds');
    expect(await screen.findByText('Detail of internal')).toBeTruthy();
    expect(screen.getByRole('table', { name: 'Endpoint types' })).toBeTruthy();
  });
});
