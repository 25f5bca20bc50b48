import type { ManagementCall } from './rendered-change.ts';

const patchesOf = ({ input }: ManagementCall): readonly unknown[] | undefined =>
  Array.isArray(input['patchOperations']) ? input['patchOperations'] : undefined;

/** Whose patch it is: everything but the operations themselves. */
const subjectOf = ({ service, operation, input }: ManagementCall): string =>
  JSON.stringify([service, operation, { ...input, patchOperations: [] }]);

const join = (before: ManagementCall, after: ManagementCall): ManagementCall | undefined => {
  const [first, second] = [patchesOf(before), patchesOf(after)];
  if (!first || !second || subjectOf(before) !== subjectOf(after)) return undefined;
  return { ...before, input: { ...before.input, patchOperations: [...first, ...second] } };
};

/** Patches of one thing that follow one another as one call: API Gateway applies them together or not at all. */
export const joinPatches = (calls: readonly ManagementCall[]): ManagementCall[] =>
  calls.reduce<ManagementCall[]>((joined, call) => {
    const last = joined.at(-1);
    const both = last && join(last, call);
    return both ? [...joined.slice(0, -1), both] : [...joined, call];
  }, []);
