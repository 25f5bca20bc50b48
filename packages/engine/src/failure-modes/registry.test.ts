import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { verifyFix } from '../fix/verify-fix.ts';
import { applyPatch } from '../fix/apply-patch.ts';
import { judgeWorld } from '../judge.ts';
import type { ReasonCode } from '../reason-codes.ts';
import { reasonCodes } from '../reason-codes.ts';
import { simulate } from '../simulate.ts';
import { inputOf } from '../testing/example.ts';
import { makeWorld } from '../world.ts';
import { examples } from './examples.gen.ts';
import { failureModes } from './registry.gen.ts';

const blocking = failureModes.filter(({ kind }) => kind === 'blocking');
const isReason = (text: string | undefined): text is ReasonCode => text !== undefined && text in reasonCodes;

describe('the registry of failure modes', () => {
  it('has unique ids, each with an example', () => {
    const ids = failureModes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(examples).sort()).toEqual([...ids].sort());
  });

  it('claims every reason code with a blocking mode', () => {
    const claimed = new Set(blocking.flatMap(({ explains }) => explains));
    expect(Object.keys(reasonCodes).filter((code) => isReason(code) && !claimed.has(code))).toEqual([]);
  });

  it('claims nothing with a latent mode', () => {
    expect(
      failureModes.filter(({ kind, explains }) => kind === 'latent' && explains.length > 0).map(({ id }) => id),
    ).toEqual([]);
  });

  it('supersedes only modes that exist', () => {
    const ids = new Set(failureModes.map(({ id }) => id));
    expect(failureModes.flatMap(({ supersedes }) => supersedes ?? []).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('produces every reason code in some example', () => {
    const produced = new Set(
      Object.values(examples)
        .flatMap(({ broken, alsoBroken = [] }) => [broken, ...alsoBroken])
        .flatMap((scenario) =>
          simulate(makeWorld(inputOf(scenario))).flatMap(({ trace }) => trace.gates.map(({ reason }) => reason)),
        ),
    );
    expect(Object.keys(reasonCodes).filter((code) => isReason(code) && !produced.has(code))).toEqual([]);
  });

  it('answers the same twice, byte for byte', () => {
    for (const { broken } of Object.values(examples)) {
      expect(JSON.stringify(diagnose(inputOf(broken)))).toBe(JSON.stringify(diagnose(inputOf(broken))));
    }
  }, 30_000);
});

describe.each(failureModes.map((mode) => [mode.id, mode] as const))('fixes of %s', (id, mode) => {
  const example = examples[id];

  it('leave nothing blocking where they verify', () => {
    if (!example) throw new Error(`${id} has no example`);
    const input = inputOf(example.broken);
    const finding = [...diagnose(input).findings, ...diagnose(input).latent].find((found) => found.id === id);
    for (const fix of finding?.fixes ?? []) {
      if (fix.verification.state !== 'verified' || fix.change.kind !== 'patch') continue;
      const snapshot = applyPatch(input.snapshot, fix.change.operations);
      const { blocking } = judgeWorld(makeWorld({ ...input, snapshot, complaint: {}, observations: [] }));
      // Where a call passed though it should be refused, the fix makes it refused.
      const isRefusalWanted = input.complaint.kind === 'not-enforced';
      expect(blocking.length > 0, `${fix.id}: ${blocking.join()}`).toBe(isRefusalWanted);
    }
  });

  it('verify, or say why not', () => {
    if (!example) throw new Error(`${id} has no example`);
    const world = makeWorld(inputOf(example.broken));
    const finding = diagnose(inputOf(example.broken)).findings.find((found) => found.id === id);
    for (const fix of finding?.fixes ?? []) {
      const verification = verifyFix(world, fix, id);
      if (verification.state === 'suggestion' && fix.change.kind !== 'advice')
        expect(verification.obstacle ?? mode.kind, fix.id).toBeTruthy();
      if (verification.state === 'unverifiable') expect(verification.missing.length, fix.id).toBeGreaterThan(0);
    }
  });
});
