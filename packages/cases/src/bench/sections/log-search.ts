import { createEventReader } from '@gatescope/shared';
import { residentMib, startConsole } from '../console.ts';
import { figure, type Section } from '../figure.ts';
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

/** A search through many log lines, as the page gets it: streamed, in pieces. */
export const logSearch: Section = () =>
  withSandbox({ accounts: [account] }, async (sandbox) => {
    const console = await startConsole(sandbox.url, region);
    try {
      const before = await residentMib(console.url);
      const begun = performance.now();
      const answer = await fetch(`${console.url}/api/log-searches`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(question),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      const ms = performance.now() - begun;
      const found = createEventReader()(text).flatMap(({ data }) => {
        // Sent by the console, which checks what it sends.
        const event = JSON.parse(data) as { readonly kind?: string; readonly found?: number };
        return event.kind === 'done' ? [event.found ?? 0] : [];
      });
      return [
        figure({ name: `Log search over ${events} events`, value: ms, unit: 'ms' }),
        figure({ name: 'Lines that it missed', value: events / nth - (found[0] ?? 0), unit: 'lines', bar: 0 }),
        figure({
          name: 'CloudWatch Logs calls for it',
          value: sandbox.calls.filter(({ action }) => action.startsWith('logs:')).length,
          unit: 'calls',
        }),
        figure({ name: 'Memory that it took', value: (await residentMib(console.url)) - before, unit: 'MiB' }),
      ];
    } finally {
      await console.stop();
    }
  });
