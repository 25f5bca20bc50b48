import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Events, problem, serve } from '../testing/fake-server.ts';
import { sampleScan } from '../testing/fixtures/samples.ts';
import { openApp } from '../testing/render-app.tsx';

const scans = (sent: readonly { readonly key: string; readonly body: unknown }[]) =>
  sent.filter(({ key }) => key === 'POST /api/scans').map(({ body }) => body);

describe('the findings of an API', () => {
  it('stand on its overview, heaviest first, with what could not be read', async () => {
    serve();
    openApp('/apis/111122223333/eu-west-1/a1b2c3d4e5/overview');
    const first = await screen.findByRole('link', { name: 'No usage plan holds the stage' });
    expect(first.getAttribute('href')).toBe('/failure-modes/usage-plan-not-attached');
    const list = first.closest('ul');
    expect([...(list?.children ?? [])].map((item) => item.textContent?.split(' ')[0])).toEqual(['high', 'low']);
    expect(list?.textContent).toContain('Seen at GET /orders on prod.');
    expect(screen.getByText(/Security groups: unknown/)).toBeTruthy();
  });
});

describe('the fleet', () => {
  it('scans nothing before it is told to, and says what a scan costs', async () => {
    const { sent } = serve();
    openApp('/apis');
    expect(await screen.findByText(/About 18 AWS calls for this page/)).toBeTruthy();
    expect(scans(sent)).toEqual([]);
  });

  it('shows findings by severity, and unread facts beside them', async () => {
    const { sent } = serve();
    openApp('/apis?deep=1');
    const row = within((await screen.findByText('1 high')).closest('tr') ?? document.body);
    expect(row.getByText('1 low')).toBeTruthy();
    expect(row.getByText('1 fact unread')).toBeTruthy();
    expect(row.getByText('prod: 2')).toBeTruthy();
    expect(scans(sent)).toEqual([
      { apis: [{ accountId: '111122223333', region: 'eu-west-1', apiId: 'a1b2c3d4e5' }], fresh: false },
    ]);
    expect(await screen.findByText(/Scanned with 3 AWS calls/)).toBeTruthy();
  });

  it('says of an API that could not be read why', async () => {
    const target = { accountId: '111122223333', region: 'eu-west-1', apiId: 'a1b2c3d4e5' };
    const { body } = problem('throttled');
    serve({
      'POST /api/scans': new Events([
        { kind: 'begun', apis: 1 },
        { kind: 'failed', target, problem: body },
      ]),
    });
    openApp('/apis?deep=1');
    expect((await screen.findAllByText('AWS is throttling the console')).length).toBeGreaterThan(0);
    expect(screen.queryByText('none')).toBeNull();
  });

  it('says that the scan failed where it broke off', async () => {
    serve({ 'POST /api/scans': problem('rate-limited') });
    openApp('/apis?deep=1');
    expect(await screen.findByRole('button', { name: 'Scan again' })).toBeTruthy();
    expect(screen.queryByText('none')).toBeNull();
  });
});

describe('the fleet by findings', () => {
  const place = { accountId: '111122223333', region: 'eu-west-1' };
  const listed = (names: readonly string[]) => ({
    apis: names.map((name) => ({ ...place, id: name, name, kind: 'REST', endpointTypes: ['REGIONAL'] })),
    problems: [],
    readAt: '2026-03-02T09:00:00.000Z',
  });
  const scanOf = (apiId: string, severity: 'high' | 'low' | undefined) => ({
    kind: 'api',
    scan: {
      ...sampleScan,
      target: { ...sampleScan.target, apiId },
      findings: severity === undefined ? [] : [{ id: 'x', title: 'x', severity, summary: 'x', places: [] }],
      missing: [],
    },
  });
  const apis = {
    'GET /api/apis': listed(['aaa', 'bbb', 'ccc']),
    'POST /api/scans': new Events([
      { kind: 'begun', apis: 3 },
      scanOf('aaa', undefined),
      scanOf('bbb', 'low'),
      scanOf('ccc', 'high'),
    ]),
  };
  const names = () =>
    screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).getAllByRole('link')[0]?.textContent);

  it('is sorted by their weight, and scanned once', async () => {
    const { sent } = serve(apis);
    openApp('/apis?deep=1&sort=-findings');
    await screen.findByText(/Scanned with/);
    expect(names()).toEqual(['ccc', 'bbb', 'aaa']);
    expect(scans(sent)).toHaveLength(1);
  });

  it('is sorted the other way round from the head of the column', async () => {
    const user = userEvent.setup();
    serve(apis);
    openApp('/apis?deep=1&sort=-findings');
    await screen.findByText(/Scanned with/);
    await user.click(within(screen.getByRole('columnheader', { name: /^Findings/ })).getByRole('button'));
    expect(names()).toEqual(['aaa', 'bbb', 'ccc']);
  });

  it('says of how many APIs they are known, and scans the others when asked', async () => {
    const user = userEvent.setup();
    const { sent } = serve(apis);
    openApp('/apis?f=high%7C%3E%3D%7C1');
    expect(await screen.findByText(/Findings are known of 0 of 3 APIs/)).toBeTruthy();
    expect(screen.getByText('No API fits the filter.')).toBeTruthy();
    expect(scans(sent)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Scan those 3 (about 24 AWS calls)' }));
    expect(await screen.findByText('1 high')).toBeTruthy();
    expect(names()).toEqual(['ccc']);
    expect(screen.queryByText(/Findings are known of/)).toBeNull();
    expect(scans(sent)).toHaveLength(1);
  });

  it('is whole again once the filter is cleared', async () => {
    const user = userEvent.setup();
    serve(apis);
    openApp('/apis?f=high%7C%3E%3D%7C1');
    await user.click((await screen.findAllByRole('button', { name: 'Clear the filter' })).at(-1) ?? document.body);
    expect(names()).toEqual(['aaa', 'bbb', 'ccc']);
  });
});

describe('the trouble spots of the start page', () => {
  it('come from a scan that the reader asks for', async () => {
    const user = userEvent.setup();
    const { sent } = serve();
    openApp('/');
    await user.click(await screen.findByRole('button', { name: 'Scan the fleet' }));
    const spot = await screen.findByRole('link', { name: 'orders: No usage plan holds the stage' });
    expect(spot.getAttribute('href')).toBe('/apis/111122223333/eu-west-1/a1b2c3d4e5/overview');
    expect(await screen.findByText(/1 of 1 APIs scanned. Of 1 not everything could be read./)).toBeTruthy();
    expect(scans(sent)).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Scan again' }));
    expect(scans(sent)[1]).toMatchObject({ fresh: true });
  });

  it('say that nothing was found only of what was scanned', async () => {
    const user = userEvent.setup();
    const scan = { ...sampleScan, findings: [], missing: [] };
    serve({
      'POST /api/scans': new Events([
        { kind: 'begun', apis: 1 },
        { kind: 'api', scan },
      ]),
    });
    openApp('/');
    await user.click(await screen.findByRole('button', { name: 'Scan the fleet' }));
    expect(await screen.findByText('1 of 1 APIs scanned.')).toBeTruthy();
  });
});
