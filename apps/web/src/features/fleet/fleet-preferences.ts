import * as z from 'zod';
import { makeStored } from '../../lib/stored.ts';
import { fleetColumns, type FleetShape } from './fleet-column-list.ts';

const columnsSchema = z.array(z.object({ id: z.string(), visible: z.boolean() }));

const schema = z.object({
  pageSize: z.number(),
  wrapLines: z.boolean(),
  /** Absent until the reader chose. */
  contentDisplay: columnsSchema.optional(),
});

/** How the reader wants the table. */
export type FleetPreferences = z.infer<typeof schema>;

/** Columns in their order, and whether each is shown. */
export type ShownColumns = z.infer<typeof columnsSchema>;

const ids: readonly string[] = fleetColumns.map(({ id }) => id);

const atFirst = (fleet: FleetShape): ShownColumns =>
  fleetColumns.map(({ id, isShownAtFirst }) => ({ id, visible: isShownAtFirst(fleet) }));

/** Columns that came after the reader chose are shown as they are at first. */
const withNewColumns = (chosen: ShownColumns, fleet: FleetShape): ShownColumns => {
  const known = new Set(chosen.map(({ id }) => id));
  return [...chosen, ...atFirst(fleet).filter(({ id }) => !known.has(id))];
};

/** The columns that an address names, in its order, the others hidden; undefined where it names none. */
const ofAddress = (cols: string | undefined): ShownColumns | undefined => {
  const named = (cols ?? '').split(',').filter((id) => ids.includes(id));
  if (named.length === 0) return undefined;
  const visible = ['name', ...named.filter((id) => id !== 'name')];
  const rest = ids.filter((id) => !visible.includes(id));
  return [...visible.map((id) => ({ id, visible: true })), ...rest.map((id) => ({ id, visible: false }))];
};

/** The columns to show: those of the address, else the reader's own, else what suits the fleet. */
export const toShownColumns = (
  { contentDisplay }: FleetPreferences,
  cols: string | undefined,
  fleet: FleetShape,
): ShownColumns =>
  ofAddress(cols) ?? (contentDisplay === undefined ? atFirst(fleet) : withNewColumns(contentDisplay, fleet));

/** The columns that are shown, as an address names them. */
export const toCols = (columns: ShownColumns): string =>
  columns.flatMap(({ id, visible }) => (visible ? [id] : [])).join(',');

/** The table's preferences, kept in this browser. */
export const fleetPreferences = makeStored<FleetPreferences>('gatescope.fleet', schema, {
  pageSize: 20,
  wrapLines: true,
});
