import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import type { TableProps } from '@cloudscape-design/components/table';
import { Moment } from '../../components/age.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { SeverityCounts } from '../../components/severity-counts.tsx';
import { paths } from '../../lib/paths.ts';
import type { FleetDetail } from './fleet-detail.ts';
import { DetailCell } from './detail-cell.tsx';
import { findingFilters } from './finding-filters.ts';
import { byFindings, type FleetItem } from './view/to-fleet-items.ts';
import type { FleetRow } from './view/to-fleet-rows.ts';
import { columnTexts, pluralTexts, tableTexts } from './fleet-texts.ts';

/** Details of APIs that were read one by one, by row key. */
export type FleetDetails = ReadonlyMap<string, FleetDetail>;

const text = (id: Exclude<keyof FleetRow, 'key'>): TableProps.ColumnDefinition<FleetItem> => ({
  id,
  header: columnTexts[id],
  cell: (row) => row[id],
  sortingField: id,
});

/** The column of findings by severity. */
export const findingsColumn = 'findings';

/** Columns that are known only for APIs that were read one by one. */
export const deepColumns: ReadonlySet<string> = new Set([
  'stages',
  'authorization',
  'deployed',
  'undeployed',
  'findings',
]);

/** The table's columns; some are known only for APIs that were read in detail. The order by findings has a direction. */
export const toColumns = (
  details: FleetDetails,
  isDescending: boolean,
): readonly TableProps.ColumnDefinition<FleetItem>[] => [
  {
    id: 'name',
    header: columnTexts.name,
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
    header: columnTexts.apiId,
    cell: ({ apiId }) => <span className="gs-mono gs-nowrap">{apiId}</span>,
    sortingField: 'apiId',
  },
  text('kind'),
  text('endpointType'),
  text('region'),
  text('accountId'),
  text('policy'),
  {
    id: 'associations',
    header: columnTexts.associations,
    cell: ({ associations }) => <span className="gs-mono">{associations || '–'}</span>,
    sortingField: 'associations',
  },
  text('defaultEndpoint'),
  {
    id: 'stages',
    header: columnTexts.stages,
    cell: (row) => <DetailCell detail={details.get(row.key)} show={({ stages }) => stages} />,
  },
  {
    id: 'authorization',
    header: columnTexts.authorization,
    cell: (row) => <DetailCell detail={details.get(row.key)} show={({ authorization }) => authorization} />,
  },
  {
    id: 'deployed',
    header: columnTexts.deployed,
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
    header: columnTexts.undeployed,
    cell: (row) => <DetailCell detail={details.get(row.key)} show={({ undeployed }) => undeployed} />,
  },
  {
    id: findingsColumn,
    header: columnTexts.findings,
    cell: (row) => (
      <DetailCell
        detail={details.get(row.key)}
        show={({ findings, missing, isChecked }) => (
          <SeverityCounts counts={findings} missing={missing} isChecked={isChecked} />
        )}
      />
    ),
    sortingField: findingsColumn,
    sortingComparator: byFindings(isDescending),
  },
  {
    id: 'created',
    header: columnTexts.created,
    cell: ({ created }) => (created === '' ? '–' : <Moment at={created} />),
    sortingField: 'created',
  },
  text('tags'),
];

const displayed = [
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
  'findings',
  'created',
  'tags',
] as const;

/** Columns that can be shown, and whether they are at first. */
export const contentDisplay: NonNullable<CollectionPreferencesProps['contentDisplayPreference']> = {
  title: tableTexts.columns,
  dragHandleAriaLabel: tableTexts.moveColumn,
  dragHandleAriaDescription: tableTexts.moveColumnHow,
  options: displayed.map((id) => ({
    id,
    label: id === findingsColumn ? tableTexts.findingsColumn : columnTexts[id],
    ...(id === 'name' ? { alwaysVisible: true } : {}),
  })),
};

const filtered = [
  'name',
  'apiId',
  'kind',
  'endpointType',
  'region',
  'accountId',
  'policy',
  'associations',
  'defaultEndpoint',
  'tags',
] as const;

const listed = filtered.map(
  (key): PropertyFilterProps.FilteringProperty => ({
    key,
    propertyLabel: columnTexts[key],
    groupValuesLabel: pluralTexts[key],
    operators: ['=', '!=', ':', '!:', '^'],
  }),
);

/** What can be filtered by. */
export const filteringProperties: readonly PropertyFilterProps.FilteringProperty[] = [...listed, ...findingFilters];
