import type { Fact, Snapshot } from '@gatescope/shared';
import { hidden, parsePointer, resolvePointer } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import type { FailureMode } from '../failure-modes/failure-mode.ts';
import type { Example } from './example.ts';
import { inputOf } from './example.ts';

const blockingIds = (diagnosis: ReturnType<typeof diagnose>): string[] => diagnosis.findings.map(({ id }) => id);
const foundIds = (diagnosis: ReturnType<typeof diagnose>): string[] =>
  [...diagnosis.findings, ...diagnosis.latent].map(({ id }) => id);

const isFact = (value: unknown): value is Fact<unknown> =>
  typeof value === 'object' && value !== null && 'state' in value;

/** A copy of the snapshot in which the facts that the pattern (a pointer, `*` per key) names are hidden. */
export const hide = (snapshot: Snapshot, pattern: string): { snapshot: Snapshot; hiddenCount: number } => {
  const copy = JSON.parse(JSON.stringify(snapshot)) as Snapshot; // a snapshot is JSON
  let hiddenCount = 0;
  const walk = (node: unknown, tokens: readonly string[]): void => {
    const [head, ...rest] = tokens;
    if (head === undefined || typeof node !== 'object' || node === null) return;
    const record = node as Record<string, unknown>;
    for (const key of head === '*' ? Object.keys(record) : [head]) {
      if (rest.length > 0) walk(record[key], rest);
      else if (isFact(record[key])) {
        record[key] = hidden('denied', { action: 'test:Read', resource: '*' });
        hiddenCount += 1;
      }
    }
  };
  walk(copy, parsePointer(pattern));
  return { snapshot: copy, hiddenCount };
};

/**
 * What every failure mode owes, without its author writing any of it: the broken account is found first and its evidence
 * resolves; the healthy twin has nothing blocking; a hidden need never gives another cause; fixes hold what they declare.
 */
export const testFailureMode = (mode: FailureMode, example: Example): void => {
  describe(mode.id, () => {
    const broken = inputOf(example.broken);
    const healthy = inputOf(example.healthy);
    const allowed = new Set([mode.id, ...Object.keys(example.companions ?? {})]);

    it('is found on the broken account, before its companions', () => {
      const diagnosis = diagnose(broken);
      expect(diagnosis.crashed).toEqual([]);
      const blocking = blockingIds(diagnosis);
      if (mode.kind === 'latent') expect(diagnosis.latent.map(({ id }) => id)).toContain(mode.id);
      else expect(mode.isConsequence ? blocking : blocking.slice(0, 1)).toContain(mode.id);
    });

    it('is found first on every further broken account', () => {
      for (const scenario of example.alsoBroken ?? []) {
        const diagnosis = diagnose(inputOf(scenario));
        const found =
          mode.kind === 'latent' ? diagnosis.latent.map(({ id }) => id) : blockingIds(diagnosis).slice(0, 1);
        expect(found, JSON.stringify(scenario.request)).toContain(mode.id);
      }
    });

    it('fires nothing undeclared on the broken account', () => {
      expect(blockingIds(diagnose(broken)).filter((id) => !allowed.has(id))).toEqual([]);
    });

    it('shows evidence whose pointers resolve', () => {
      const finding = [...diagnose(broken).findings, ...diagnose(broken).latent].find(({ id }) => id === mode.id);
      expect(finding?.evidence.length).toBeGreaterThan(0);
      for (const { pointer } of finding?.evidence ?? []) {
        if (pointer.startsWith('/')) expect(resolvePointer(broken.snapshot, pointer), pointer).toBeDefined();
        else expect(pointer).toMatch(/^(trace|request|complaint|observation):/);
      }
    });

    it('is clear on the healthy twin, where nothing blocks', () => {
      const diagnosis = diagnose(healthy);
      expect(foundIds(diagnosis)).not.toContain(mode.id);
      expect(blockingIds(diagnosis)).toEqual([]);
    });

    it('never names another cause when a needed fact is hidden', () => {
      for (const need of mode.needs) {
        const { snapshot, hiddenCount } = hide(broken.snapshot, need);
        if (hiddenCount === 0) continue;
        const diagnosis = diagnose({ ...broken, snapshot });
        expect(
          blockingIds(diagnosis).filter((id) => !allowed.has(id)),
          need,
        ).toEqual([]);
        if (!blockingIds(diagnosis).includes(mode.id) && mode.kind === 'blocking')
          expect(diagnosis.outcome.verdict, need).not.toBe('healthy');
      }
    });

    it('names its fixes apart', () => {
      for (const scenario of [example.broken, ...(example.alsoBroken ?? [])]) {
        const { findings, latent } = diagnose(inputOf(scenario));
        for (const { id, fixes } of [...findings, ...latent]) {
          const ids = fixes.map((fix) => fix.id);
          expect(ids, `fixes of ${id}`).toEqual([...new Set(ids)]);
        }
      }
    });

    it('speaks in sentences', () => {
      const finding = [...diagnose(broken).findings, ...diagnose(broken).latent].find(({ id }) => id === mode.id);
      expect(mode.title).not.toMatch(/\.$|^Ensure|properly/);
      expect(mode.title.length).toBeLessThanOrEqual(90);
      expect(finding?.summary).toMatch(/\.$/);
      expect(finding?.explanation.length).toBeGreaterThan(40);
      expect(mode.docs.length).toBeGreaterThan(0);
    });

    it(`offers fixes ${mode.fixAvailability}`, () => {
      const finding = [...diagnose(broken).findings, ...diagnose(broken).latent].find(({ id }) => id === mode.id);
      const count = finding?.fixes.length ?? 0;
      if (mode.fixAvailability === 'always') expect(count).toBeGreaterThan(0);
      if (mode.fixAvailability === 'never') expect(count).toBe(0);
    });
  });
};
