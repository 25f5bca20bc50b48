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
]);
const all = [
  'name',
  'apiId',
  'kind',
  'endpointType',
  'region',
  'accountId',
  'policy',
  'associations',
  'defaultEndpoint',
  'stages',
  'authorization',
  'deployed',
  'undeployed',
  'created',
  'tags',
];

/** The table's preferences, kept in this browser. */
export const fleetPreferences = makeStored<FleetPreferences>('gatescope.fleet', schema, {
  pageSize: 20,
  wrapLines: true,
  contentDisplay: all.map((id) => ({ id, visible: shown.has(id) })),
});
