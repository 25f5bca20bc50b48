import type { Evidence } from '@gatescope/shared';
import type { CheckContext, FailureMode, Found, SetupPart, Verdict } from '../failure-mode.ts';
import { mayBeCall } from '../names/setup-failure.ts';

const isSetup = (found: Found): boolean => found.detail['isRefusedSetup'] === true;

const checkSetup = ({ errors, calls, isNamed, except }: SetupPart, { world }: CheckContext): Verdict | undefined => {
  const { complaint, seen } = world;
  if (seen.kind !== 'setup-failed' || !errors.test(seen.text) || except?.test(seen.text)) return undefined;
  if ((calls && !mayBeCall(world, calls)) || (isNamed && !complaint.managementCall)) return undefined;
  const evidence: Evidence[] = [
    {
      label: complaint.managementCall ?? 'Management call',
      pointer: 'complaint:body',
      observed: seen.message ?? seen.text,
    },
  ];
  return { verdict: 'found', standing: 'specific', evidence, detail: { isRefusedSetup: true } };
};

/** Lets a failure mode also explain the management calls that its `setup` names; a mode only has to declare that field. */
export const withSetup = (mode: FailureMode): FailureMode => {
  const { setup, symptom } = mode;
  if (!setup) return mode;
  return {
    ...mode,
    symptom: {
      ...symptom,
      complaints: [...new Set([...symptom.complaints, 'setup-failed' as const])],
      texts: [...symptom.texts, ...setup.texts],
    },
    check: (context) => checkSetup(setup, context) ?? mode.check(context),
    explain: (found, context) =>
      isSetup(found) ? { summary: setup.summary, explanation: setup.explanation } : mode.explain(found, context),
    fixes: (found, context) =>
      isSetup(found)
        ? [{ ...setup.fix, change: { kind: 'advice' }, risk: 'needs-review' }]
        : mode.fixes(found, context),
  };
};
