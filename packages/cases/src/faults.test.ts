import type { Collected } from '@gatescope/collector';
import { createCollector } from '@gatescope/collector';
import { diagnose, examples, failureModes, inputOf } from '@gatescope/engine';
import type { Fault, FaultKind, Sandbox } from '@gatescope/sandbox';
import { sandboxCredentials, startSandbox } from '@gatescope/sandbox';
import type { AccountFile, Diagnosis } from '@gatescope/shared';
import { settleDiagnosis } from '@gatescope/shared';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const all = Object.entries(examples);
// Spread over the whole catalogue; which ones does not matter.
const chosen = all
  .filter(([, { broken }]) => !('apis' in broken.account))
  .filter((_, index, single) => index % Math.ceil(single.length / 10) === 0);

const apiIdOf = (account: AccountFile): string => {
  if ('restApi' in account) return account.restApi.id;
  if ('apiV2' in account) return account.apiV2.ApiId;
  throw new Error('The example holds no single API.');
};

interface Outcome {
  readonly found: readonly string[];
  readonly verdict: string;
}

let sandbox: Sandbox;
const endpoint = process.env['AWS_ENDPOINT_URL'];

beforeEach(async () => {
  sandbox = await startSandbox({ accounts: [] });
  process.env['AWS_ENDPOINT_URL'] = sandbox.url;
});

afterEach(async () => {
  if (endpoint === undefined) delete process.env['AWS_ENDPOINT_URL'];
  else process.env['AWS_ENDPOINT_URL'] = endpoint;
  await sandbox.close();
});

/** One diagnosis by a process that has just started, with these faults in force. */
const diagnoseWith = async (id: string, faults: readonly Fault[], requestTimeoutMs = 5_000): Promise<Outcome> => {
  const example = examples[id];
  if (example === undefined) throw new Error(`no example ${id}`);
  const { account } = example.broken;
  const { request, complaint, observations } = inputOf(example.broken);
  sandbox.setAccounts([account]);
  sandbox.setFaults(faults);
  sandbox.resetCalls();
  const collector = createCollector({
    regions: [account.region],
    credentials: sandboxCredentials,
    requestTimeoutMs,
    // No waiting for one's own share of AWS's quotas.
    quotaShare: 20,
  });
  const collect = (wanted: readonly string[], previous: Collected | undefined): Promise<Collected> =>
    collector.collect(
      { region: account.region, apiId: apiIdOf(account) },
      { request, complaint, wanted: [...wanted], ...(previous ? { previous } : {}) },
    );
  const ask = ({ snapshot, observations: seen }: Collected): Diagnosis =>
    diagnose({ snapshot, request, complaint, observations: [...seen, ...observations] }, { fixes: false });
  try {
    const { diagnosis } = await settleDiagnosis({ collect, diagnose: ask });
    return { found: diagnosis.findings.map((finding) => finding.id), verdict: diagnosis.outcome.verdict };
  } catch (error) {
    // Without the API itself there is nothing to diagnose: a clear refusal is an answer, anything else a crash.
    if (!(error instanceof Error) || error.name !== 'CollectorError') throw error;
    return { found: [], verdict: 'refused' };
  } finally {
    collector.close();
  }
};

const undisturbed = async (id: string): Promise<Outcome & { readonly operations: readonly string[] }> => {
  const outcome = await diagnoseWith(id, []);
  return { ...outcome, operations: [...new Set(sandbox.calls.map(({ operation }) => operation))] };
};

const expectNoWrongVerdict = (id: string, whole: Outcome, { found, verdict }: Outcome, what: string): void => {
  const allowed = new Set([id, ...Object.keys(examples[id]?.companions ?? {}), ...whole.found]);
  expect(
    found.filter((each) => !allowed.has(each)),
    what,
  ).toEqual([]);
  const isBlocking = failureModes.find((mode) => mode.id === id)?.kind === 'blocking';
  if (isBlocking && whole.verdict !== 'healthy') expect(verdict, what).not.toBe('healthy');
};

describe.each(chosen.map(([id]) => id))('%s', (id) => {
  it('gets no wrong verdict when one of its calls is answered badly', { timeout: 120_000 }, async () => {
    const whole = await undisturbed(id);
    // Both are tried again after a pause; taking turns halves the waiting.
    const retried: readonly FaultKind[] = ['cut', 'fail'];
    for (const [index, operation] of whole.operations.entries()) {
      for (const kind of ['malformed', retried[(index + id.length) % 2]] as const) {
        if (kind === undefined) continue;
        const outcome = await diagnoseWith(id, [{ kind, operation }]);
        expectNoWrongVerdict(id, whole, outcome, `${operation}: ${kind}`);
      }
    }
  });

  it('gets the same verdict when each call is throttled for a moment or comes late', { timeout: 120_000 }, async () => {
    const whole = await undisturbed(id);
    for (const operation of whole.operations) {
      const late = await diagnoseWith(id, [{ kind: 'delay', operation, delayMs: 40 }]);
      expect(late, `${operation} late`).toEqual({ found: whole.found, verdict: whole.verdict });
    }
    const throttled = await diagnoseWith(
      id,
      whole.operations.map((operation) => ({ kind: 'throttle', operation, times: 1 })),
    );
    expect(throttled).toEqual({ found: whole.found, verdict: whole.verdict });
  });

  it('gets no wrong verdict when everything fails at once', { timeout: 120_000 }, async () => {
    const whole = await undisturbed(id);
    for (const kind of ['cut', 'malformed', 'fail', 'deny'] as const) {
      expectNoWrongVerdict(id, whole, await diagnoseWith(id, [{ kind }]), kind);
    }
  });
});

describe('a call that never ends well', () => {
  const [id] = chosen[0] ?? [''];

  it('is given up when it is throttled for good', { timeout: 120_000 }, async () => {
    const whole = await undisturbed(id);
    const outcome = await diagnoseWith(id, [{ kind: 'throttle', action: 'apigateway:GET', resource: '*/stages*' }]);
    expectNoWrongVerdict(id, whole, outcome, 'throttled for good');
    expect(sandbox.calls.filter(({ outcome: how }) => how === 'throttled').length).toBeLessThanOrEqual(12);
  });

  it('is given up when it is never answered', { timeout: 120_000 }, async () => {
    const whole = await undisturbed(id);
    for (const operation of whole.operations) {
      const outcome = await diagnoseWith(id, [{ kind: 'delay', operation, delayMs: 1_500 }], 100);
      expectNoWrongVerdict(id, whole, outcome, `${operation} never answered`);
    }
  });
});
