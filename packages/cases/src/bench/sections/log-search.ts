import type { Sandbox } from '@gatescope/sandbox';
import { createEventReader } from '@gatescope/shared';
import { residentMib, startConsole, startProbedConsole } from '../console.ts';
import { type Figure, figure, type Section } from '../figure.ts';
import { apiParts, manyApisRegion as region } from '../many-apis.ts';
import { withSandbox } from '../with-sandbox.ts';

const apiId = 'logged0001';
const events = 200_000;
const nth = 500;

const account = {
  accountId: '111122223333',
  region,
  ...apiParts(apiId, 2, ['GET']),
  stages: [{ stageName: 'prod', deploymentId: `dep${apiId}`, methodSettings: { '*/*': { loggingLevel: 'INFO' } } }],
  generatedLogs: [
    {
      logGroupName: `API-Gateway-Execution-Logs_${apiId}/prod`,
      count: events,
      startTime: '2026-01-01T00:00:00Z',
      intervalMs: 10,
      message: '({requestId}) Method completed with status: 200',
      every: [{ nth, message: '({requestId}) Method completed with status: 403' }],
    },
  ],
};

const question = {
  target: { region, apiId, stage: 'prod' },
  log: 'execution',
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-01T01:00:00Z',
  terms: ['status: 403'],
  by: 'filter',
};

const startSearch = (url: string, signal?: AbortSignal, changes: object = {}): Promise<Response> =>
  fetch(`${url}/api/log-searches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...question, ...changes }),
    ...(signal === undefined ? {} : { signal }),
  });

const searchesOf = (sandbox: Sandbox): number =>
  sandbox.calls.filter(({ operation }) => operation === 'FilterLogEvents').length;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The largest resident memory while some work is done. */
const peakDuring = async <T>(
  url: string,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly peak: number }> => {
  let peak = await residentMib(url);
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      peak = Math.max(peak, await residentMib(url));
      await pause(50);
    }
  })();
  try {
    return { value: await work(), peak: Math.max(peak, await residentMib(url)) };
  } finally {
    isOver = true;
    await watching;
  }
};

const foundIn = (text: string): number =>
  createEventReader()(text).flatMap(({ data }) => {
    // Sent by the console, which checks what it sends.
    const event = JSON.parse(data) as { readonly kind?: string; readonly found?: number };
    return event.kind === 'done' ? [event.found ?? 0] : [];
  })[0] ?? 0;

/** Calls that went out after the reader had gone away in the middle of a search. */
const cancelMidway = async (url: string, sandbox: Sandbox): Promise<number> => {
  const controller = new AbortController();
  const answer = await startSearch(url, controller.signal);
  await answer.body?.getReader().read();
  controller.abort();
  const soon = searchesOf(sandbox);
  await pause(500);
  return searchesOf(sandbox) - soon;
};

/** The same many times over, all lines wanted: what a search that was cancelled leaves behind. */
const cancelOften = async (url: string, times: number): Promise<void> => {
  for (let round = 0; round < times; round += 1) {
    const controller = new AbortController();
    const answer = await startSearch(url, controller.signal, { terms: [], mostLines: 100_000 });
    await answer.body?.getReader().read();
    controller.abort();
  }
  await pause(500);
};

const cancelled = async (sandbox: Sandbox, times: number): Promise<Figure[]> => {
  const console = await startProbedConsole(sandbox.url, region);
  try {
    sandbox.setFaults([{ kind: 'delay', operation: 'FilterLogEvents', delayMs: 30 }]);
    const after = await cancelMidway(console.url, sandbox);
    // Warm: what the first searches load stays, and is no leak.
    await cancelOften(console.url, 5);
    const before = await console.heldMib();
    await cancelOften(console.url, times);
    return [
      figure({ name: 'Calls after it was cancelled midway', value: after, unit: 'calls', bar: 1 }),
      figure({
        name: `Memory held by ${times} searches that were cancelled midway`,
        value: (await console.heldMib()) - before,
        unit: 'MiB',
        bar: 2,
      }),
    ];
  } finally {
    await console.stop();
  }
};

/** A search through many log lines, as the page gets it: streamed, in pieces; then some that are cancelled. */
export const logSearch: Section = ({ quick }) =>
  withSandbox({ accounts: [account] }, async (sandbox) => {
    const console = await startConsole(sandbox.url, region);
    let whole: Figure[];
    try {
      const before = await residentMib(console.url);
      const begun = performance.now();
      const { value: text, peak } = await peakDuring(console.url, async () => {
        const answer = await startSearch(console.url);
        const body = await answer.text();
        if (!answer.ok) throw new Error(body);
        return body;
      });
      const ms = performance.now() - begun;
      whole = [
        figure({ name: `Log search over ${events} events`, value: ms, unit: 'ms' }),
        figure({ name: 'Lines that it missed', value: events / nth - foundIn(text), unit: 'lines', bar: 0 }),
        figure({ name: 'CloudWatch Logs calls for it', value: searchesOf(sandbox), unit: 'calls' }),
        // A page of AWS's holds at most 1 MB and 10,000 events, and one is in memory at a time.
        figure({ name: 'Memory that it took at most', value: peak - before, unit: 'MiB', bar: 32 }),
      ];
    } finally {
      await console.stop();
    }
    return [...whole, ...(await cancelled(sandbox, quick ? 10 : 40))];
  });
