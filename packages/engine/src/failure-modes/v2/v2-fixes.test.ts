import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { applyPatch } from '../../fix/apply-patch.ts';
import { judgeWorld } from '../../judge.ts';
import { inputOf } from '../../testing/example.ts';
import { makeWorld } from '../../world.ts';
import { v2Scenarios } from './scenarios/all-scenarios.ts';

const cases = Object.entries(v2Scenarios).flatMap(([id, variants]) =>
  Object.entries(variants).map(([title, { broken }]) => [id, title, broken] as const),
);

describe.each(cases)('fixes of %s: %s', (id, _, broken) => {
  const input = inputOf(broken);
  const diagnosis = diagnose(input);
  const fixes = [...diagnosis.findings, ...diagnosis.latent].find((finding) => finding.id === id)?.fixes ?? [];

  it('leave nothing blocking where they verify', () => {
    for (const fix of fixes) {
      if (fix.verification.state !== 'verified' || fix.change.kind !== 'patch') continue;
      const snapshot = applyPatch(input.snapshot, fix.change.operations);
      expect(judgeWorld(makeWorld({ ...input, snapshot, complaint: {}, observations: [] })).blocking, fix.id).toEqual(
        [],
      );
    }
  });

  it('are written out as commands where they change the account', () => {
    for (const fix of fixes) {
      if (fix.change.kind !== 'patch') continue;
      expect(
        fix.rendered.map(({ format }) => format),
        fix.id,
      ).toContain('cli');
    }
  });

  it('speak of nothing that only REST APIs have', () => {
    const words = fixes.flatMap(({ title, notes }) => [title, ...notes]).join(' ');
    expect(words).not.toMatch(/\bresource policy\b|gateway response|usage plan\b(?!.*key)|mapping template/i);
  });
});
