import { examples, failureModes, inputOf } from '@gatescope/engine';
import { describe, expect, it } from 'vitest';
import type { WireRun } from './run-case.ts';
import { runOverWire } from './run-case.ts';

const names = Object.keys(examples);

const runOf = (id: string): WireRun => {
  const example = examples[id];
  if (!example) throw new Error(`no example ${id}`);
  const { request, complaint, observations } = inputOf(example.broken);
  return { served: example.broken.account, account: example.broken.account, request, complaint, observations };
};

describe.each(names)('%s, with each read denied in turn', (id) => {
  it('never gets another cause, and is never called healthy', { timeout: 120_000 }, async () => {
    const run = runOf(id);
    const whole = await runOverWire(run);
    const isBlocking = failureModes.find((mode) => mode.id === id)?.kind === 'blocking';
    const allowed = new Set([
      id,
      ...Object.keys(examples[id]?.companions ?? {}),
      ...whole.diagnosis.findings.map((finding) => finding.id),
    ]);
    const operations = new Set(
      whole.calls.filter(({ outcome }) => outcome === 'answered').map(({ operation }) => operation),
    );
    for (const operation of operations) {
      const outcome = await runOverWire({ ...run, faults: [{ kind: 'deny', operation }] }).then(
        ({ diagnosis }) => ({
          found: diagnosis.findings.map((finding) => finding.id),
          verdict: diagnosis.outcome.verdict,
        }),
        // Without the API itself there is nothing to diagnose: a clear refusal is an answer.
        (error: unknown) => ({ found: [], verdict: error instanceof Error ? error.name : String(error) }),
      );
      expect(
        outcome.found.filter((found) => !allowed.has(found)),
        `${operation} denied`,
      ).toEqual([]);
      if (isBlocking) expect(outcome.verdict, `${operation} denied`).not.toBe('healthy');
    }
  });
});
