import type { FleetRow } from './view/to-fleet-rows.ts';

/** What decides which columns a reader sees at first. */
export interface FleetShape {
  readonly isScanned: boolean;
  readonly hasSeveralRegions: boolean;
  readonly hasSeveralAccounts: boolean;
}

interface FleetColumn {
  readonly id: string;
  /** Known only for APIs that were scanned one by one. */
  readonly isDeep?: true;
  /** Can be filtered by; findings have filters of their own. */
  readonly isFiltered?: true;
  readonly isShownAtFirst: (fleet: FleetShape) => boolean;
}

const always = (): boolean => true;
const never = (): boolean => false;
// What a scan tells needs the room.
const unscanned = ({ isScanned }: FleetShape): boolean => !isScanned;

/** Every column of the fleet, once, in the order at first. */
export const fleetColumns = [
  { id: 'name', isFiltered: true, isShownAtFirst: always },
  { id: 'apiId', isFiltered: true, isShownAtFirst: always },
  { id: 'kind', isFiltered: true, isShownAtFirst: always },
  { id: 'endpointType', isFiltered: true, isShownAtFirst: always },
  { id: 'findings', isDeep: true, isShownAtFirst: always },
  { id: 'undeployed', isDeep: true, isShownAtFirst: always },
  { id: 'deployed', isDeep: true, isShownAtFirst: always },
  { id: 'stages', isDeep: true, isShownAtFirst: always },
  { id: 'authorization', isDeep: true, isShownAtFirst: always },
  { id: 'policy', isFiltered: true, isShownAtFirst: unscanned },
  { id: 'defaultEndpoint', isFiltered: true, isShownAtFirst: unscanned },
  { id: 'region', isFiltered: true, isShownAtFirst: (fleet) => unscanned(fleet) || fleet.hasSeveralRegions },
  { id: 'accountId', isFiltered: true, isShownAtFirst: (fleet) => unscanned(fleet) || fleet.hasSeveralAccounts },
  { id: 'associations', isFiltered: true, isShownAtFirst: never },
  { id: 'created', isShownAtFirst: never },
  { id: 'tags', isFiltered: true, isShownAtFirst: never },
] as const satisfies readonly FleetColumn[];

type Declared = (typeof fleetColumns)[number];
type Filtered = Extract<Declared, { readonly isFiltered: true }>;

/** The id of a column. */
export type FleetColumnId = Declared['id'];

/** The id of a column that is filtered by. */
export type FilteredColumnId = Filtered['id'];

/** The columns that are filtered by. */
export const filteredColumnIds: readonly FilteredColumnId[] = fleetColumns
  .filter((column): column is Filtered => 'isFiltered' in column)
  .map(({ id }) => id);

/** The columns that are known only for APIs that were scanned. */
export const deepColumns: ReadonlySet<string> = new Set(
  fleetColumns.filter((column) => 'isDeep' in column).map(({ id }) => id),
);

/** The shape of a fleet. */
export const toFleetShape = (rows: readonly FleetRow[], isScanned: boolean): FleetShape => ({
  isScanned,
  hasSeveralRegions: new Set(rows.map(({ region }) => region)).size > 1,
  hasSeveralAccounts: new Set(rows.map(({ accountId }) => accountId)).size > 1,
});
