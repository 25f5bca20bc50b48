import { formatEvent, type LogSearchEvent } from '@gatescope/shared';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answers, problem, serve } from '../../testing/fake-server.ts';
import { openApp } from '../../testing/render-app.tsx';

const path = '/apis/111122223333/eu-west-1/a1b2c3d4e5';
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();

const timeline = {
  from: at(0),
  to: at(30),
  periodSeconds: 300,
  metrics: [
    {
      metric: 'Count',
      points: [
        { at: at(0), value: 5 },
        { at: at(5), value: 150 },
      ],
    },
    {
      metric: '4XXError',
      points: [
        { at: at(0), value: 0 },
        { at: at(5), value: 140 },
      ],
    },
  ],
  thresholds: { '4XXError': 100 },
  marks: [{ metric: '4XXError', from: at(5), to: at(5), peak: 140, meaning: 'Many requests were refused.' }],
  lastCleanAt: at(0),
  sentences: ['155 requests reached the stage.'],
  changes: [
    {
      id: 'c1',
      at: at(4),
      vantage: 'aws',
      relation: 'ambient',
      kind: 'change',
      eventName: 'UpdateRestApi',
      user: 'a/ada',
    },
  ],
  logging: [
    {
      id: 'access-destination',
      log: 'access',
      statement: 'The stage writes an access log',
      holds: 'yes',
      because: 'x',
      facts: [],
      missing: [],
    },
    {
      id: 'execution-group',
      log: 'execution',
      statement: 'The log group exists',
      holds: 'unknown',
      because: 'Not known.',
      facts: [],
      missing: [],
    },
  ],
  accessFormat: {
    suggested: '{}',
    diff: ['-old', '+new'],
    missing: [{ name: 'waf.status', tells: 'How the web ACL ended' }],
    leftOut: [],
  },
  missing: [
    {
      pointer: 'observation:change',
      cause: 'denied',
      permission: { action: 'cloudtrail:LookupEvents', resource: '*' },
    },
  ],
};

const plan = { logGroup: '/orders/access', exists: 'yes', by: 'filter', because: 'There is little.' };
const priced = {
  ...plan,
  by: 'insights',
  because: 'There is too much.',
  price: {
    usdPerGb: 0.005,
    asOf: '2026-06',
    region: 'us-east-1',
    isOfThisRegion: false,
    estimatedUsd: 0.0123,
    atMostUsd: 0.5,
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
};

const line = {
  at: at(6),
  text: '403|GET|/prod/orders|r-1',
  fields: {
    status: '403',
    httpMethod: 'GET',
    path: '/prod/orders',
    requestId: 'r-1',
    'error.responseType': 'ACCESS_DENIED',
  },
  findings: [
    {
      field: 'error.responseType',
      value: 'ACCESS_DENIED',
      gate: 'authorization',
      meaning: 'A policy refused the caller.',
    },
  ],
};
const done: LogSearchEvent = { kind: 'done', found: 1, isCutOff: false, notes: [] };
const found: LogSearchEvent[] = [
  { kind: 'fields', says: { status: 'The status that the client got' } },
  { kind: 'lines', lines: [line] },
  { kind: 'progress', calls: 1, found: 1, share: 1 },
  done,
];

/** A stream of these events that goes on for ever where `isOpen`. */
const stream = (
  events: readonly LogSearchEvent[],
  isOpen: boolean,
  signal: AbortSignal | null | undefined,
): Response => {
  const body = new ReadableStream({
    start(controller) {
      const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
      for (const event of events) controller.enqueue(encode(formatEvent('item', event)));
      signal?.addEventListener('abort', () => controller.error(new DOMException('Aborted', 'AbortError')));
      if (isOpen) return;
      controller.enqueue(encode(formatEvent('end', {})));
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
};

let searches: { readonly body: unknown; readonly signal: AbortSignal | null | undefined }[] = [];
beforeEach(() => {
  searches = [];
});

const open = async ({
  query = '',
  changes = {},
  events = found,
  isOpen = false,
}: {
  query?: string;
  changes?: Answers;
  events?: LogSearchEvent[];
  isOpen?: boolean;
} = {}) => {
  const { sent } = serve({ [`GET /api${path}/timeline`]: timeline, 'POST /api/log-searches/plans': plan, ...changes });
  const usual = fetch;
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    if (url !== '/api/log-searches') return usual(url, init);
    searches.push({ body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined, signal: init.signal });
    return Promise.resolve(stream(events, isOpen, init.signal));
  });
  const app = openApp(`${path}/live${query}`);
  await screen.findByRole('heading', { level: 2, name: 'Search the logs' });
  return { ...app, sent, user: userEvent.setup() };
};

const searchFor = async (user: ReturnType<typeof userEvent.setup>, status: string): Promise<void> => {
  await user.type(await screen.findByRole('textbox', { name: 'Status' }), status);
  await user.click(screen.getByRole('button', { name: 'Search the log' }));
};

describe('logs and changes', () => {
  it('shows edits and failures on one line of time, with the last good period', async () => {
    await open();
    const table = await screen.findByRole('table', { name: 'Edits and failures' });
    const rows = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent ?? '');
    expect(rows[0]).toContain('Many 4xx replies');
    expect(rows[1]).toContain('API settings or resource policy edited');
    expect(rows[1]).toContain('by ada');
    expect(rows[2]).toContain('It last worked');
  });

  it('draws each metric with its threshold, and says in words what it shows', async () => {
    await open();
    const chart = await screen.findByRole('img', {
      name: /Refused or wrong \(4xx\): highest 140.*above the threshold in 1 period\. Threshold 100/,
    });
    expect(chart.querySelectorAll('.gs-chart__bar--beyond')).toHaveLength(1);
    expect(chart.querySelectorAll('.gs-chart__edit')).toHaveLength(1);
  });

  it('says what may not be read, and which permission would settle it', async () => {
    await open();
    expect(await screen.findByText('cloudtrail:LookupEvents')).toBeTruthy();
  });

  it('goes back to when it last worked in one click', async () => {
    const { user, sent, address } = await open();
    await user.click(await screen.findByRole('button', { name: 'Since it last worked' }));
    await waitFor(() => expect(address()).toContain('span=last-good'));
    await waitFor(() => expect(sent.some(({ url }) => url.includes('since=last-good'))).toBe(true));
  });

  it('answers each condition of logging by itself, and offers a better format', async () => {
    const { user } = await open();
    const section = await screen.findByRole('heading', { level: 2, name: 'Is logging able to work?' });
    expect(section).toBeTruthy();
    expect(screen.getByText(/The stage writes an access log/).textContent).toContain('Yes');
    expect(screen.getByText(/The log group exists/).textContent).toContain('Unknown');
    await user.click(screen.getByRole('button', { name: /A format for the access log that tells more: 1 field is/ }));
    expect(screen.getByText('$context.waf.status')).toBeTruthy();
  });
});

describe('a search of the logs', () => {
  it('asks for what was typed, by fields, in the stretch that is shown', async () => {
    const { user, address } = await open({ query: '?span=around&at=2026-03-02T09:15:00Z' });
    await searchFor(user, '403');
    await screen.findByText('1 line found.');
    expect(searches[0]?.body).toMatchObject({
      log: 'access',
      from: at(0),
      to: at(30),
      by: 'filter',
      where: { status: '403' },
    });
    expect(address()).toContain('status=403');
  });

  it('explains the fields of a line, and starts a diagnosis from it', async () => {
    const { user } = await open();
    await searchFor(user, '403');
    const table = await screen.findByRole('table', { name: 'Fields of the line' });
    const rows = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent);
    expect(rows[0]).toBe('error.responseTypeACCESS_DENIEDA policy refused the caller.');
    expect(rows[1]).toContain('The status that the client got');
    const href =
      screen.getByRole('link', { name: 'Explain this one: 403 GET /prod/orders' }).getAttribute('href') ?? '';
    const question = new URLSearchParams(href.split('?')[1]);
    expect(Object.fromEntries(question)).toMatchObject({
      step: 'result',
      status: '403',
      api: 'a1b2c3d4e5',
      stage: 'prod',
    });
    expect(question.get('seen')).toContain('403|GET|/prod/orders|r-1');
  });

  it('shows the price before it spends anything', async () => {
    const { user } = await open({ changes: { 'POST /api/log-searches/plans': priced } });
    await searchFor(user, '403');
    expect(await screen.findByText(/The query costs about \$0\.0123, at most \$0\.5000/)).toBeTruthy();
    expect(searches).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Run the query' }));
    await waitFor(() => expect(searches[0]?.body).toMatchObject({ by: 'insights', acceptsPrice: true }));
  });

  it('can be cancelled, and keeps what it had found', async () => {
    const { user } = await open({ events: found.slice(0, 3), isOpen: true });
    await searchFor(user, '403');
    await user.click(await screen.findByRole('button', { name: 'Cancel the search' }));
    expect(await screen.findByText(/was cancelled/)).toBeTruthy();
    expect(searches[0]?.signal?.aborted).toBe(true);
    expect(screen.getByRole('table', { name: 'Lines that were found' })).toBeTruthy();
  });

  it('ends with the page', async () => {
    const { user, unmount } = await open({ events: found.slice(0, 3), isOpen: true });
    await searchFor(user, '403');
    await screen.findByRole('button', { name: 'Cancel the search' });
    unmount();
    expect(searches[0]?.signal?.aborted).toBe(true);
  });

  it('says what no log ever holds, instead of “no results”', async () => {
    const notes = ['Some refusals are written to no log: 413.'];
    const { user } = await open({ events: [{ ...done, found: 0, notes }] });
    await searchFor(user, '413');
    expect(await screen.findByText('What this does not rule out')).toBeTruthy();
    expect(screen.getByText(notes[0] ?? '')).toBeTruthy();
  });

  it('says that there is no such log, and searches nothing', async () => {
    const none = { exists: 'no', by: 'filter', because: 'The stage writes no such log to a log group.' };
    const { user } = await open({ changes: { 'POST /api/log-searches/plans': none } });
    await searchFor(user, '403');
    expect(await screen.findByText('The stage writes no such log to a log group.')).toBeTruthy();
    expect(searches).toEqual([]);
  });

  it('takes the lines of an execution log together, and finds the rest of a request', async () => {
    const { user } = await open({
      query: '?log=execution',
      events: [{ kind: 'lines', lines: [{ text: '(r-7) Method completed with status: 504', requestId: 'r-7' }] }, done],
    });
    await searchFor(user, '504');
    await user.click(await screen.findByRole('button', { name: 'Show the whole request r-7' }));
    await waitFor(() => expect(searches[1]?.body).toMatchObject({ log: 'execution', where: { requestId: 'r-7' } }));
    expect(JSON.stringify(searches[1]?.body)).not.toContain('504');
  });

  it('begins by itself for whoever comes with a request id', async () => {
    await open({ query: '?requestId=r-1' });
    await waitFor(() => expect(searches[0]?.body).toMatchObject({ where: { requestId: 'r-1' } }));
  });

  it('words a refusal, with a way on', async () => {
    const { user } = await open({ changes: { 'POST /api/log-searches/plans': problem('access-denied') } });
    await searchFor(user, '403');
    expect((await screen.findByRole('alert')).textContent).toContain('Remedy of access-denied');
  });

  it('refuses a status that is none', async () => {
    const { user } = await open();
    await searchFor(user, 'bad');
    expect(await screen.findByText(/A status such as 403, or a class/)).toBeTruthy();
    expect(searches).toEqual([]);
  });
});
