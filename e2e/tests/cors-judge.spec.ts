import { inputOf, makeWorld, preflightKeptSeconds, simulate } from '@gatescope/engine';
import { expect, test as base } from '@playwright/test';
import { BrowserJudge } from '../cors-judge/browser-judge.ts';
import { exampleCalls, type ExampleCall, toCall } from '../cors-judge/example-calls.ts';
import { madeUpCalls, preflightAges } from '../cors-judge/made-up-calls.ts';
import { browserOn, listDifferences } from '../cors-judge/opinions.ts';
import { comparePrediction } from '../cors-judge/predicted.ts';
import { toHops } from '../cors-judge/served.ts';

// The browser is the judge of the engine's CORS algorithm: it is answered what the transcripts say, by the sandbox.
const test = base.extend<object, { judge: BrowserJudge }>({
  judge: [
    async ({ playwright, launchOptions }, use) => {
      const judge = await BrowserJudge.start(playwright.chromium, launchOptions);
      await use(judge);
      await judge.close();
    },
    { scope: 'worker' },
  ],
});

// One browser for all of them.
test.describe.configure({ mode: 'default' });

/** The issue with which the page's own rules refuse a call before anything is sent; undefined where it is sent. */
const refusedUnsent = ({ scenario }: ExampleCall): string | undefined =>
  simulate(makeWorld(inputOf(scenario)))
    .flatMap(({ trace }) => trace.gates)
    .find(({ gate, outcome }) => gate === 'page' && outcome === 'stopped')?.replies[0]?.corsIssue;

/**
 * Not among the examples, for it takes a page that is no secure context: a public page on http that calls a local address
 * (`InsecureLocalNetwork`). The engine's unit tests of `gates/page.ts` and of the browser's wordings cover it.
 */
const isLocal = (call: ExampleCall): boolean => refusedUnsent(call) === 'LocalNetworkAccessPermissionDenied';

test('Chromium blocks the examples that the engine says it does, and names the same issue', async ({ judge }) => {
  const sent = exampleCalls().filter((call) => refusedUnsent(call) === undefined);
  const calls = sent.map(toCall);
  expect(listDifferences(calls, await judge.judge(calls))).toEqual([]);
});

test('Chromium refuses unsent what the engine says that the page may not send', async ({ judge }) => {
  const unsent = exampleCalls().filter((call) => refusedUnsent(call) !== undefined);
  for (const isPublic of [false, true]) {
    const own = unsent.filter((call) => isLocal(call) === isPublic);
    const calls = own.map(toCall);
    const seen = await judge.judge(calls, { isPublic });
    const issues = calls.map(({ name }) => seen.get(name)).map((one) => one && browserOn(one).verdict);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues).toEqual(own.map(refusedUnsent));
  }
});

test('the engine foretells the transcripts of the examples from configuration', () => {
  const compared = exampleCalls().flatMap(({ name, scenario }) => {
    const { preflight, actual } = scenario.transcript?.hops[0] ?? {};
    return [
      ...(preflight ? [{ name: `${name}, preflight`, ...comparePrediction(scenario, 'preflight', preflight) }] : []),
      ...(actual ? [{ name: `${name}, call`, ...comparePrediction(scenario, 'actual', actual) }] : []),
    ];
  });
  const description = compared.flatMap((one) => (one.kind === 'left-to-backend' ? [`${one.name}: ${one.why}`] : []));
  test.info().annotations.push({ type: 'left to the backend', description: description.join('\n') });
  expect(compared.filter(({ kind }) => kind === 'different')).toEqual([]);
  expect(compared.filter(({ kind }) => kind === 'equal').length).toBeGreaterThan(description.length);
});

test('Chromium and the engine agree on every combination that was made up', async ({ judge }) => {
  const calls = madeUpCalls();
  expect(listDifferences(calls, await judge.judge(calls))).toEqual([]);
});

test('Chromium asks again exactly when the engine says that an answer is not kept', async ({ judge }) => {
  const calls = preflightAges();
  const seen = await judge.judge(calls, { times: 2 });
  const counts = calls.map(({ name }) => [name, seen.get(name)?.preflights.length]);
  const kept = calls.map((call) => [
    call.name,
    preflightKeptSeconds(toHops(call)[0]?.preflight ?? { headers: {} }) > 0 ? 1 : 2,
  ]);
  expect(counts).toEqual(kept);
});
