import type { Evidence } from '@gatescope/shared';
import type { Limit } from '../../gates/throttle/limits.ts';
import type { SimulatedTrace } from '../../simulate.ts';

const isLimit = (value: unknown): value is Limit =>
  typeof value === 'object' && value !== null && 'where' in value && 'pointer' in value;

/** The limits that the throttle gate found to apply, those of the caller's plan first. */
export const limitsIn = ({ trace }: SimulatedTrace): readonly Limit[] => {
  const found = trace.gates.find(({ gate }) => gate === 'throttle')?.detail['limits'];
  return Array.isArray(found) ? found.filter(isLimit) : [];
};

const size = ({ rate, burst }: Pick<Limit, 'rate' | 'burst'>): number => Math.min(rate ?? Infinity, burst ?? Infinity);

/** So low that ordinary use meets it now and then. */
export const isTight = (limit: Pick<Limit, 'rate' | 'burst'>): boolean => size(limit) <= 10;

/** The limit that is met first. */
export const tightest = (limits: readonly Limit[]): Limit | undefined =>
  [...limits].sort((a, b) => size(a) - size(b))[0];

const places: Record<Limit['where'], string> = {
  'plan-method': 'Throttle of this method in usage plan',
  plan: 'Throttle of usage plan',
  'stage-method': 'Throttle of the method',
  stage: 'Throttle of the stage',
  account: 'Throttle of the account and Region',
};

/** In words: where the limit is set. */
export const placeOf = ({ where, planId }: Limit): string => `${places[where]}${planId ? ` ${planId}` : ''}`;

const number = (value: number | undefined): string => (value === undefined ? 'not set' : String(value));

export const limitEvidence = (limit: Limit): Evidence => ({
  label: placeOf(limit),
  pointer: limit.pointer,
  observed: `rate ${number(limit.rate)} per second, burst ${number(limit.burst)}`,
});
