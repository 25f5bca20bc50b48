import type { AccessChange, Snapshot } from '@gatescope/shared';
import type { AccessCaller } from './access-caller.ts';
import { listCallers } from './list-callers.ts';
import type { AccessMatrix } from './who-may-call.ts';
import { accessMatrix } from './who-may-call.ts';

const unite = (...lists: readonly (readonly AccessCaller[])[]): AccessCaller[] => [
  ...new Map(lists.flat().map((caller) => [caller.id, caller])).values(),
];

/** Each method of a matrix with its column. */
const columnsOf = ({ methods }: AccessMatrix): ReadonlyMap<string, number> =>
  new Map(methods.map((method, index) => [method, index]));

/** Who gains and who loses access to which method of a stage between two snapshots. A method that is not there refuses. */
export const diffAccess = (
  before: Snapshot,
  after: Snapshot,
  stageName: string,
): { readonly gained: AccessChange[]; readonly lost: AccessChange[] } => {
  const callers = unite(listCallers(before, stageName), listCallers(after, stageName));
  const old = accessMatrix(before, stageName, callers);
  const fresh = accessMatrix(after, stageName, callers);
  const [oldColumns, freshColumns] = [columnsOf(old), columnsOf(fresh)];
  const methods = [...new Set([...old.methods, ...fresh.methods])];
  const changed = callers.flatMap(({ label }, row) =>
    methods.flatMap((method): AccessChange[] => {
      const was = old.rows[row]?.cells[oldColumns.get(method) ?? -1] ?? 'refused';
      const becomes = fresh.rows[row]?.cells[freshColumns.get(method) ?? -1] ?? 'refused';
      return was === becomes ? [] : [{ caller: label, method, before: was, after: becomes }];
    }),
  );
  return {
    gained: changed.filter((change) => change.after === 'allowed' || change.before === 'refused'),
    lost: changed.filter((change) => change.after !== 'allowed' && change.before !== 'refused'),
  };
};
