import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { Difference } from '../../drift.ts';
import { savedMethodPointer } from '../../gates/integration/running-integration.ts';
import type { World } from '../../world.ts';

/** What differs, in a few words. */
export const differenceName = ({ scope, verb, path, field }: Difference): string =>
  scope === 'method' ? `${verb} ${path}: ${field}` : field;

const valueOf = (value: unknown): string => {
  if (value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
};

/** A method that was deleted since has no place among the saved ones. */
const savedPointer = ({ snapshot }: World, { scope, path = '', verb = '', field, saved }: Difference): string => {
  if (scope === 'api') return toPointer('api', 'restApi', 'value');
  if (scope === 'gateway-response') return toPointer('api', 'gatewayResponses');
  const isDeleted = field === 'method' && saved === undefined;
  return (isDeleted ? undefined : savedMethodPointer(snapshot, { path, verb })) ?? toPointer('api', 'resources');
};

/** Up to five differences as evidence, deployed beside saved. */
export const driftEvidence = (world: World, differences: readonly Difference[]): Evidence[] =>
  differences.slice(0, 5).map((difference) => ({
    label: `Saved but not deployed: ${differenceName(difference)}`,
    pointer: savedPointer(world, difference),
    observed: `deployed: ${valueOf(difference.deployed)}`,
    expected: `saved: ${valueOf(difference.saved)}`,
  }));
