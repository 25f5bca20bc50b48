import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { apiTabs } from '../lib/paths.ts';
import { problem, serve } from '../testing/fake-server.ts';
import { ordersDiagnosis } from '../testing/fixtures/orders-diagnosis.ts';
import { ordersSnapshot } from '../testing/fixtures/orders-snapshot.ts';
import { openApp } from '../testing/render-app.tsx';

const api = '/apis/111122223333/eu-west-1/a1b2c3d4e5';

const access = {
  stage: 'prod',
  stages: ['prod'],
  methods: ['GET /orders'],
  rows: [
    { caller: { id: 'internet', label: 'Anybody on the internet' }, cells: ['refused'] },
    { caller: { id: 'vpce', label: 'Anybody through vpce-0shared0000000001' }, cells: ['unknown'] },
  ],
  policies: [
    {
      id: 'resource-policy',
      title: 'Resource policy (as saved)',
      pointer: '/api/restApi/value/policy',
      inWords: {
        statements: [
          {
            statementIndex: 1,
            path: 'Statement[1]',
            sid: 'OnlyFromAppVpc',
            effect: 'Deny',
            headline: 'Denies everyone whose aws:SourceVpc is not vpc-0aaa000000000app or is missing',
            lines: [
              {
                aspect: 'when',
                path: 'Statement[1].Condition.StringNotEquals.aws:SourceVpc',
                text: 'aws:SourceVpc is not vpc-0aaa000000000app',
              },
            ],
          },
        ],
        malformed: [],
      },
    },
  ],
};

const serveApi = (changes = {}) => serve({ [`GET /api${api}/access`]: access, ...changes });

describe('the page of an API', () => {
  it.each(apiTabs)('has a tab %s that shows something', async (tab) => {
    serveApi();
    openApp(`${api}/${tab}`);
    await screen.findByRole('heading', { level: 1, name: 'orders' });
    await screen.findAllByRole('heading', { level: 2 });
    expect(screen.getByRole('tab', { selected: true }).getAttribute('href')).toBe(`${api}/${tab}`);
    expect(document.body.textContent).not.toContain('undefined');
    expect(document.body.textContent).not.toContain('[object Object]');
  });

  it('shows what is saved beside what is deployed', async () => {
    serveApi();
    openApp(`${api}/routes`);
    const row = (await screen.findByText('Differs')).closest('tr');
    expect(row?.textContent).toContain('required saved');
    expect(row?.textContent).toContain('not required deployed');
  });

  it('says of a denied read what is unknown, and which permission would reveal it', async () => {
    serveApi();
    openApp(`${api}/network`);
    expect(await screen.findByText(/Security groups: unknown, AWS denied the read/)).toBeTruthy();
    expect(screen.getByText('ec2:DescribeSecurityGroups')).toBeTruthy();
  });

  it('says who may call, unknown as unknown', async () => {
    serveApi();
    openApp(`${api}/access`);
    const table = within(await screen.findByRole('region', { name: 'Who may call' }));
    expect(table.getByRole('row', { name: /Anybody on the internet.*refused/ })).toBeTruthy();
    expect(table.getByRole('row', { name: /vpce-0shared0000000001.*unknown/ })).toBeTruthy();
  });

  it('marks a statement in the JSON when it is picked', async () => {
    const user = userEvent.setup();
    serveApi();
    const { container } = openApp(`${api}/access`);
    await user.click(await screen.findByRole('button', { name: /When:.*aws:SourceVpc is not/ }));
    expect([...container.querySelectorAll('mark')].map((line) => line.textContent?.trim())).toEqual([
      '"aws:SourceVpc": "vpc-0aaa000000000app"',
    ]);
  });

  it('shows raw JSON on demand', async () => {
    const user = userEvent.setup();
    serveApi();
    openApp(`${api}/deployments`);
    await user.click(await screen.findByRole('button', { name: 'Show Stages as JSON' }));
    expect(await screen.findByText(/"stageName": "prod"/)).toBeTruthy();
  });

  it('shows the source of one value: its JSON, its pointer and its place in the AWS console', async () => {
    const user = userEvent.setup();
    serveApi();
    openApp(`${api}/network`);
    const open = await screen.findByRole('button', { name: 'Source of Private DNS of vpce-0shared0000000001' });
    await user.click(open);
    const card = within(screen.getByRole('dialog', { name: 'Private DNS of vpce-0shared0000000001' }));
    expect(card.getByRole('group').textContent?.trim()).toBe('true');
    expect(card.getByText('/account/vpcEndpoints/value/0/PrivateDnsEnabled')).toBeTruthy();
    expect(card.getByRole('link', { name: /Open in the AWS console/ }).getAttribute('href')).toContain(
      'EndpointDetails:vpcEndpointId=vpce-0shared0000000001',
    );
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(open);
  });

  it('stops the Tab key once per row, and goes from value to value by the arrow keys', async () => {
    const user = userEvent.setup();
    serveApi();
    openApp(`${api}/routes`);
    const first = await screen.findByRole('button', { name: 'Source of GET /orders' });
    first.focus();
    await user.keyboard('{ArrowRight}');
    const second = screen.getAllByRole('button', { name: 'Source of Authorization of GET /orders' })[0];
    expect(document.activeElement).toBe(second);
    expect([first.tabIndex, second?.tabIndex]).toEqual([-1, 0]);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Source of Authorization of POST /orders');
  });

  it('says of a value that is not there what AWS returned instead', async () => {
    const user = userEvent.setup();
    serveApi();
    openApp(`${api}/deployments`);
    await user.click(await screen.findByRole('button', { name: 'Source of Canary of stage prod' }));
    const card = screen.getByRole('dialog', { name: 'Canary of stage prod' });
    expect(card.textContent).toContain('AWS returned no such field');
    expect(card.textContent).toContain('"deploymentId": "dep001"');
  });

  it('keeps the address of a tab that is part of another now, with what it asked for', async () => {
    serveApi();
    const app = openApp(`${api}/live?stage=prod&span=1h`);
    await screen.findByRole('heading', { level: 2, name: 'Log settings' });
    expect(app.address()).toBe(`${api}/logs?stage=prod&span=1h`);
  });

  it('compares what is saved with what the stage runs, and says what could not be compared', async () => {
    serveApi({
      [`GET /api${api}/drift`]: {
        stage: 'prod',
        stages: ['prod'],
        hasSummary: true,
        hasExport: false,
        differences: [
          {
            scope: 'method',
            verb: 'GET',
            path: '/orders',
            field: 'apiKeyRequired',
            saved: true,
            deployed: false,
            certainty: 'certain',
          },
        ],
      },
    });
    openApp(`${api}/deployments`);
    const table = await screen.findByRole('table', { name: 'Differences between saved and deployed' });
    expect(within(table).getByRole('row', { name: /GET \/orders API key required yes no/ })).toBeTruthy();
    expect(screen.getByText(/export is not known/)).toBeTruthy();
  });

  it('reads the configuration again when told to', async () => {
    const user = userEvent.setup();
    const { sent } = serveApi();
    openApp(`${api}/overview`);
    await user.click(await screen.findByRole('button', { name: 'Read again' }));
    await screen.findByText(/read from AWS again/);
    expect(sent.some(({ url }) => url === `/api${api}?fresh=true`)).toBe(true);
  });

  it('says that there is no such API', async () => {
    serve({ [`GET /api${api}`]: problem('api-not-found') });
    openApp(`${api}/overview`);
    expect((await screen.findByRole('alert')).textContent).toContain('There is no such API here');
  });

  it('opens its overview where the address names no tab', async () => {
    serveApi();
    const app = openApp(api);
    await screen.findByRole('heading', { level: 1, name: 'orders' });
    expect(app.address()).toBe(`${api}/overview`);
  });
});

describe('the fleet', () => {
  it('lists the APIs, and says which lists are missing', async () => {
    const missing = { region: 'eu-central-1', kinds: ['REST'], problem: problem('region-unreachable').body };
    const apis = [
      {
        accountId: '111122223333',
        region: 'eu-west-1',
        id: 'a1b2c3d4e5',
        name: 'orders',
        kind: 'REST',
        endpointTypes: ['PRIVATE'],
      },
    ];
    serve({ 'GET /api/apis': { apis, problems: [missing], readAt: '2026-03-02T09:00:00.000Z' } });
    openApp('/apis');
    expect((await screen.findByRole('link', { name: 'orders' })).getAttribute('href')).toBe(`${api}/overview`);
    expect(screen.getByText('eu-central-1: REST APIs')).toBeTruthy();
  });

  it('reads the details of a page when its address says so', async () => {
    serve();
    openApp('/apis?deep=1');
    expect(await screen.findByText('prod: 2')).toBeTruthy();
  });

  it('filters by its address', async () => {
    serve();
    openApp('/apis?f=kind%7C%3D%7CHTTP');
    expect(await screen.findByText('No API fits the filter.')).toBeTruthy();
  });

  it('says that it is empty without claiming that nothing exists', async () => {
    serve({ 'GET /api/apis': { apis: [], problems: [], readAt: '2026-03-02T09:00:00.000Z' } });
    openApp('/apis');
    expect(await screen.findByText(/or the console may not list them/)).toBeTruthy();
  });
});

describe('the catalogue', () => {
  it('opens narrowed to the error text in its address', async () => {
    serve();
    openApp('/failure-modes?q=Missing%20Authentication%20Token');
    expect(await screen.findByRole('link', { name: 'Nothing answers the preflight on this resource' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'X-Ray tracing is off' })).toBeNull();
  });

  it('has a page for each failure mode', async () => {
    serve();
    openApp('/failure-modes/cors-no-options-method');
    await screen.findByRole('heading', { level: 1, name: 'Nothing answers the preflight on this resource' });
    for (const name of ['What you see', 'Why', 'How to see it', 'Fix', 'AWS documentation'])
      expect(screen.getByRole('heading', { name })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Start a diagnosis with this complaint' }).getAttribute('href')).toBe(
      '/diagnose?kind=blocked-by-browser',
    );
    expect(screen.getByRole('link', { name: 'See it diagnosed on a made-up account' }).getAttribute('href')).toBe(
      '/diagnose?example=cors-no-options-method&step=result',
    );
  });

  it('says that an id is unknown', async () => {
    serve();
    openApp('/failure-modes/no-such-mode');
    expect(await screen.findByText(/There is no failure mode of this id/)).toBeTruthy();
  });
});

describe('the other pages', () => {
  it.each([
    ['/reference/lifecycle', 'Life of a request'],
    ['/reference/url-forms', 'URL forms'],
    ['/reference/replies', 'Table of replies'],
    ['/reference/limits', 'Limits'],
    ['/reference/kinds', 'Kinds and patterns'],
    ['/reference', 'Life of a request'],
    ['/reference/none', 'There is no such page'],
    ['/permissions', 'Permissions'],
    ['/reports', 'Reports'],
    ['/no/such/page', 'There is no such page'],
  ])('%s is "%s"', async (address, title) => {
    serve();
    openApp(address);
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeTruthy();
  });

  it('find a reply in the table of replies', async () => {
    const user = userEvent.setup();
    serve();
    openApp('/reference/replies');
    await user.type(await screen.findByRole('searchbox', { name: 'Find a reply' }), 'Limit Exceeded');
    const table = screen.getByRole('table', { name: 'REST APIs' });
    expect(within(table).getAllByRole('row')).toHaveLength(2);
  });

  it('show a report as it was, from the facts in it', async () => {
    const report = {
      id: 'rep00001',
      title: 'orders',
      savedAt: '2026-03-02T09:10:00.000Z',
      savedBy: 'ann',
      target: ordersDiagnosis.target,
      verdict: 'explained',
      result: ordersDiagnosis,
      snapshot: ordersSnapshot,
    };
    const user = userEvent.setup();
    const { sent } = serve({ 'GET /api/reports/rep00001': report });
    openApp('/reports/rep00001');
    await screen.findByRole('heading', { level: 1, name: ordersDiagnosis.outcome.sentence });
    expect(screen.getByText(/A report, saved/).textContent).toContain('by ann');
    const [show] = await screen.findAllByRole('button', { name: 'Show in the configuration' });
    if (show) await user.click(show);
    expect(await screen.findByText(/"VpcEndpointId": "vpce-0shared0000000001"/)).toBeTruthy();
    expect(sent.some(({ key }) => key.includes('/snapshot'))).toBe(false);
  });

  it('name the permissions that are missing', async () => {
    serve();
    openApp('/permissions');
    expect((await screen.findAllByText('ec2:DescribeNetworkAcls')).length).toBeGreaterThan(0);
  });
});

describe('the shell', () => {
  it('marks the page in the navigation and names it in the tab', async () => {
    serve();
    openApp('/permissions');
    await screen.findByRole('heading', { level: 1, name: 'Permissions' });
    const marked = screen.getAllByRole('link', { current: 'page' });
    expect(marked.map((link) => link.getAttribute('href'))).toContain('/permissions');
    expect(document.title).toBe('Permissions · Gatescope');
  });

  it('says that a sandbox is not real', async () => {
    serve();
    openApp('/');
    expect((await screen.findByRole('link', { name: /^Sandbox/ })).textContent).toContain('nothing here is real');
  });

  it('moves the focus to the heading of a new page', async () => {
    const user = userEvent.setup();
    serve();
    openApp('/');
    await user.click(await screen.findByRole('link', { name: 'Reports' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Reports' });
    expect(document.activeElement?.contains(heading)).toBe(true);
  });

  it('remembers the colours that were chosen', async () => {
    const user = userEvent.setup();
    serve();
    openApp('/permissions');
    await user.click(await screen.findByRole('button', { name: 'Appearance' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Dark' }));
    expect(document.body.classList.contains('awsui-dark-mode')).toBe(true);
    expect(JSON.parse(localStorage.getItem('gatescope.look') ?? '{}')).toMatchObject({ mode: 'dark' });
  });
});
