import type { CheckContext } from '../../failure-mode.ts';
import { findStop } from '../../stop.ts';
import { canSay } from './fit-complaint.ts';
import { refusalViewOf } from './refusal-view.ts';
import { refusedByOtherApi } from './refused-by-other-api.ts';

const reasons = ['resource-policy-denies', 'resource-policy-no-allow'] as const;

/** The complaint is a refusal that only a resource policy gives: of an anonymous caller, or named so. */
export const isPolicyRefusal = ({ world }: CheckContext): boolean => {
  const { refusal } = world.seen;
  if (!refusal || refusedByOtherApi(world) !== undefined) return false;
  if (refusal.policyType !== undefined) return refusal.policyType === 'resource-based';
  return refusal.principal === 'anonymous';
};

/** Refused as a policy would, without the words that would tell by which. */
export const isUnreadRefusal = ({ world }: CheckContext): boolean => {
  const { kind, message, status, errorType } = world.seen;
  return (
    (kind === 'refused' || kind === 'not-updated') &&
    message === undefined &&
    status === 403 &&
    (errorType === undefined || errorType === 'AccessDeniedException')
  );
};

/** The saved policy (or its absence) was looked at and lets the request through, and nothing else is open. */
const savedLetsThrough = ({ main, world }: CheckContext): boolean => {
  const gates = new Map(main?.trace.gates.map((gate) => [gate.gate, gate]));
  const isFine = (id: string): boolean => ['passed', 'skipped'].includes(gates.get(id)?.outcome ?? '');
  const isLookedAt =
    ['resource-policy', 'authorization'].some((id) => gates.get(id)?.outcome === 'passed') ||
    gates.get('resource-policy')?.detail['policy'] === null;
  // A message that names the resource policy leaves the endpoint's aside.
  const others = world.seen.refusal?.policyType === undefined ? ['endpoint-policy'] : [];
  return (
    isLookedAt &&
    gates.get('route')?.outcome === 'passed' &&
    [...others, 'resource-policy', 'authorization'].every(isFine)
  );
};

/** Whether the saved policy would give the refusal that was seen: not if it lets the request through or refuses it in the other way. Undefined: open. */
export const savedFits = (context: CheckContext): boolean | undefined => {
  const stop = findStop(context.stops, reasons);
  if (stop) {
    const view = refusalViewOf(context.world, stop);
    return view ? canSay(context.world.seen, { policyType: 'resource-based', isExplicit: view.isExplicit }) : true;
  }
  return savedLetsThrough(context) ? false : undefined;
};
