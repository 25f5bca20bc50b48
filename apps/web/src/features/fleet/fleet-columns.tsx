import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import type { TableProps } from '@cloudscape-design/components/table';
import { Moment } from '../../components/age.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { SeverityCounts } from '../../components/severity-counts.tsx';
import { paths } from '../../lib/paths.ts';
import type { FleetDetail } from './fleet-detail.ts';
import { DetailCell } from './detail-cell.tsx';
import type { FleetRow } from './view/to-fleet-rows.ts';

/** Details of APIs that were read one by one, by row key. */
export type FleetDetails = ReadonlyMap<string, FleetDetail>;

const text = (id: keyof FleetRow, header: string): TableProps.ColumnDefinition<FleetRow> => ({
  id,
  header,
  cell: (row) => row[id],
  sortingField: id,
});

/** Columns that are known only for APIs that were read one by one. */
export const deepColumns: ReadonlySet<string> = new Set([
  'stages',
  'authorization',
  'deployed',
  'undeployed',
  'findings',
]);

/** The table's columns; the last ones are known only for APIs that were read in detail. */
export const toColumns = (details: FleetDetails): readonly TableProps.ColumnDefinition<FleetRow>[] => [
  {
    id: 'name',
    header: 'Name',
    cell: (row) => (
      <AppLink href={paths.api(row)} variant="primary">
        {row.name}
      </AppLink>
    ),
    sortingField: 'name',
    isRowHeader: true,
    minWidth: 170,
  },
  {
    id: 'apiId',
    header: 'API id',
    cell: ({ apiId }) => <span className="gs-mono gs-nowrap">{apiId}</span>,
    sortingField: 'apiId',
  },
  text('kind', 'Kind'),
  text('endpointType', 'Endpoint type'),
  text('region', 'Region'),
  text('accountId', 'Account'),
  text('policy', 'Resource policy'),
  {
    id: 'associations',
    header: 'Associated endpoints',
    cell: ({ associations }) => <span className="gs-mono">{associations || '–'}</span>,
    sortingField: 'associations',
  },
  text('defaultEndpoint', 'Default endpoint'),
  {
    id: 'stages',
    header: 'Stages',
    cell: (row) => <DetailCell detail={details.get(row.key)} show={({ stages }) => stages} />,
  },
  {
    id: 'authorization',
    header: 'Authorization in use',
    cell: (row) => <DetailCell detail={details.get(row.key)} show={({ authorization }) => authorization} />,
  },
  {
    id: 'deployed',
    header: 'Last deployed',
    cell: (row) => (
      <DetailCell
        detail={details.get(row.key)}
        show={({ deployedAt }) =>
          deployedAt === undefined ? (
            '–'
          ) : (
            <span className="gs-nowrap">
              <Moment at={deployedAt} />
            </span>
          )
        }
      />
    ),
  },
  {
    id: 'undeployed',
    header: 'Undeployed edits',
    cell: (row) => <DetailCell detail={details.get(row.key)} show={({ undeployed }) => undeployed} />,
  },
  {
    id: 'findings',
    header: 'Findings',
    cell: (row) => (
      <DetailCell
        detail={details.get(row.key)}
        show={({ findings, missing, isChecked }) => (
          <SeverityCounts counts={findings} missing={missing} isChecked={isChecked} />
        )}
      />
    ),
  },
  {
    id: 'created',
    header: 'Created',
    cell: ({ created }) => (created === '' ? '–' : <Moment at={created} />),
    sortingField: 'created',
  },
  text('tags', 'Tags'),
];

/** Columns that can be shown, and whether they are at first. */
export const contentDisplay: NonNullable<CollectionPreferencesProps['contentDisplayPreference']> = {
  title: 'Columns',
  dragHandleAriaLabel: 'Move the column',
  dragHandleAriaDescription: 'Press Space or Enter, then the arrow keys',
  options: [
    { id: 'name', label: 'Name', alwaysVisible: true },
    { id: 'apiId', label: 'API id' },
    { id: 'kind', label: 'Kind' },
    { id: 'endpointType', label: 'Endpoint type' },
    { id: 'region', label: 'Region' },
    { id: 'accountId', label: 'Account' },
    { id: 'policy', label: 'Resource policy' },
    { id: 'associations', label: 'Associated endpoints' },
    { id: 'defaultEndpoint', label: 'Default endpoint' },
    { id: 'stages', label: 'Stages' },
    { id: 'authorization', label: 'Authorization in use' },
    { id: 'deployed', label: 'Last deployed' },
    { id: 'undeployed', label: 'Undeployed edits' },
    { id: 'findings', label: 'Findings by severity' },
    { id: 'created', label: 'Created' },
    { id: 'tags', label: 'Tags' },
  ],
};

/** What can be filtered by. */
export const filteringProperties: readonly PropertyFilterProps.FilteringProperty[] = [
  ['name', 'Name', 'Names'],
  ['apiId', 'API id', 'API ids'],
  ['kind', 'Kind', 'Kinds'],
  ['endpointType', 'Endpoint type', 'Endpoint types'],
  ['region', 'Region', 'Regions'],
  ['accountId', 'Account', 'Accounts'],
  ['policy', 'Resource policy', 'Resource policies'],
  ['associations', 'Associated endpoints', 'Associated endpoints'],
  ['defaultEndpoint', 'Default endpoint', 'Default endpoints'],
  ['tags', 'Tags', 'Tags'],
].map(([key = '', label = '', plural = '']) => ({
  key,
  propertyLabel: label,
  groupValuesLabel: plural,
  operators: ['=', '!=', ':', '!:', '^'],
}));
