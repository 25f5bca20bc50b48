import type { Difference } from '../../drift.ts';
import { applyPatch } from '../../fix/apply-patch.ts';
import { policyReasons } from '../../reasons/policy.ts';
import { namesReasons } from '../../reasons/names.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import { simulate } from '../../simulate.ts';
import { makeWorld } from '../../world.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';

/** Names, networks and policies have modes of their own for what is not deployed. */
const isOurs = ({ result }: Stop): boolean => {
  const reason = result.reason ?? '';
  return !(reason in policyReasons) && !(reason in namesReasons);
};

const isSameWalk = (a: SimulatedTrace, b: SimulatedTrace, draw: string): boolean =>
  a.trace.leg === b.trace.leg && b.trace.draw === draw;

/** The request gets past the gate, and is not stopped before it. */
const passesUpTo = ({ trace }: SimulatedTrace, gate: string): boolean => {
  const index = trace.gates.findIndex((result) => result.gate === gate);
  const isStoppedBefore = trace.gates.slice(0, index).some(({ outcome }) => outcome === 'stopped');
  return !isStoppedBefore && ['passed', 'skipped'].includes(trace.gates[index]?.outcome ?? '');
};

/**
 * The stop that goes away when what is saved is deployed: the request is simulated again with the stage's deployment made
 * of the saved configuration. Undefined when none does, or when nothing differs.
 */
export const stopBecauseUndeployed = (
  { world, stops }: CheckContext,
  differences: readonly Difference[],
): Stop | undefined => {
  const candidates = stops.filter((stop) => stop.result.reached && stop.agreement !== 'contradicts' && isOurs(stop));
  const stage = candidates[0]?.simulated.journey.arrival?.stage;
  if (differences.length === 0 || !stage) return undefined;
  const after = simulate(
    makeWorld({
      snapshot: applyPatch(world.snapshot, [{ op: 'deploy', stage: stage.stageName }]),
      request: world.request,
      complaint: world.complaint,
      observations: [...world.observations],
    }),
  );
  const draw = stage.canarySettings ? 'canary' : 'production';
  return candidates.find(({ simulated, result }) => {
    const again = after.find((other) => isSameWalk(simulated, other, draw));
    return again !== undefined && passesUpTo(again, result.gate);
  });
};
