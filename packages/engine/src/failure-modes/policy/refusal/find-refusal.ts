import type { CheckContext, Verdict } from '../../failure-mode.ts';
import type { Stop } from '../../stop.ts';
import { findStop } from '../../stop.ts';
import { fitComplaint } from './fit-complaint.ts';
import type { NamedRefusal } from './name-refusal.ts';
import { nameRefusal } from './name-refusal.ts';
import type { RefusalView } from './refusal-view.ts';
import { refusalViewOf } from './refusal-view.ts';

/** The resource policy's refusal of a request, named. */
export interface FoundRefusal {
  readonly at: Stop;
  readonly view: RefusalView;
  readonly named: NamedRefusal;
}

const reasons = ['resource-policy-denies', 'resource-policy-no-allow'] as const;

/** The stop by the resource policy; where the gate is unknown, only if what was seen is such a refusal. */
export const findPolicyStop = ({ stops, mayStop }: CheckContext): Stop | undefined =>
  findStop(stops, reasons) ??
  findStop(
    mayStop.filter(({ agreement }) => agreement === 'agrees'),
    reasons,
  );

/** Finds and names the resource policy's refusal; every policy mode that explains one asks here, so that one of them answers. */
export const findRefusal = (context: CheckContext): FoundRefusal | undefined => {
  const stop = findPolicyStop(context);
  const view = stop ? refusalViewOf(context.world, stop) : undefined;
  if (!stop || !view) return undefined;
  const at = fitComplaint(stop, context.world.seen, { policyType: 'resource-based', isExplicit: view.isExplicit });
  return { at, view, named: nameRefusal(view) };
};

/** The verdict of a policy mode that is not the one to answer: unknown while the resource policy may still refuse. */
export const verdictWithoutRefusal = (context: CheckContext): Verdict => {
  if (findPolicyStop(context)) return { verdict: 'clear' };
  const open = findStop(context.mayStop, reasons);
  return open ? { verdict: 'unknown', missing: open.result.missing } : { verdict: 'clear' };
};
