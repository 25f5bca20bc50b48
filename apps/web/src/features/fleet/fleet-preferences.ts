import * as z from 'zod';
import { makeStored } from '../../lib/stored.ts';

const schema = z.object({
  pageSize: z.number(),
  wrapLines: z.boolean(),
  contentDisplay: z.array(z.object({ id: z.string(), visible: z.boolean() })),
});

/** How the reader wants the table. */
export type FleetPreferences = z.infer<typeof schema>;

const shown = new Set([
  'name',
  'apiId',
  'kind',
  'endpointType',
  'region',
  'accountId',
  'policy',
  'defaultEndpoint',
  'stages',
  'authorization',
  'deployed',
  'undeployed',
  'findings',
]);
const all = [
  'name',
  'apiId',
  'kind',
  'endpointType',
  'findings',
  'undeployed',
  'deployed',
  'stages',
  'authorization',
  'policy',
  'defaultEndpoint',
  'region',
  'accountId',
  'associations',
  'created',
  'tags',
];

const stored = makeStored<FleetPreferences>('gatescope.fleet', schema, {
  pageSize: 20,
  wrapLines: true,
  contentDisplay: all.map((id) => ({ id, visible: shown.has(id) })),
});

/** The same with the columns that an address names: those in its order, the others hidden. */
export const withColumnsOf = (preferences: FleetPreferences, cols: string | undefined): FleetPreferences => {
  const named = (cols ?? '').split(',').filter((id) => all.includes(id));
  if (named.length === 0) return preferences;
  const visible = ['name', ...named.filter((id) => id !== 'name')];
  const rest = all.filter((id) => !visible.includes(id));
  return {
    ...preferences,
    contentDisplay: [...visible.map((id) => ({ id, visible: true })), ...rest.map((id) => ({ id, visible: false }))],
  };
};

/** The columns that are shown, as an address names them. */
export const toCols = ({ contentDisplay }: FleetPreferences): string =>
  contentDisplay.flatMap(({ id, visible }) => (visible ? [id] : [])).join(',');

/** Columns that came after the preferences were kept are shown as they are at first. */
const withNewColumns = (preferences: FleetPreferences): FleetPreferences => {
  const known = new Set(preferences.contentDisplay.map(({ id }) => id));
  const added = all.filter((id) => !known.has(id)).map((id) => ({ id, visible: shown.has(id) }));
  return { ...preferences, contentDisplay: [...preferences.contentDisplay, ...added] };
};

/** The table's preferences, kept in this browser. */
export const fleetPreferences = { read: () => withNewColumns(stored.read()), write: stored.write };
