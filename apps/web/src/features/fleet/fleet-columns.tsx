import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import type { TableProps } from '@cloudscape-design/components/table';
import { Age, Moment } from '../../components/age.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { SeverityCounts } from '../../components/severity-counts.tsx';
import { paths } from '../../lib/paths.ts';
import type { FleetDetail } from './fleet-detail.ts';
import { DetailCell } from './detail-cell.tsx';
import { filteredColumnIds, fleetColumns, type FleetColumnId } from './fleet-column-list.ts';
import { findingFilters } from './finding-filters.ts';
import { byFindings, type FleetItem } from './view/to-fleet-items.ts';
import type { FleetRow } from './view/to-fleet-rows.ts';
import { columnTexts, pluralTexts, tableTexts } from './fleet-texts.ts';

/** Details of APIs that were read one by one, by row key. */
export type FleetDetails = ReadonlyMap<string, FleetDetail>;

/** The column of findings by severity. */
export const findingsColumn = 'findings';

type Column = Omit<TableProps.ColumnDefinition<FleetItem>, 'id' | 'header'>;

const text = (id: Exclude<keyof FleetRow, 'key'>): Column => ({ cell: (row) => row[id], sortingField: id });

/** How each column shows and sorts. The order by findings has a direction. */
const toDefinitions = (details: FleetDetails, isDescending: boolean): Readonly<Record<FleetColumnId, Column>> => {
  const detail = (show: Parameters<typeof DetailCell>[0]['show']): Column => ({
    cell: (row) => <DetailCell detail={details.get(row.key)} show={show} />,
  });
  return {
    name: {
      cell: (row) => (
        <AppLink href={paths.api(row)} variant="primary">
          {row.name}
        </AppLink>
      ),
      sortingField: 'name',
      isRowHeader: true,
      minWidth: 150,
    },
    apiId: { cell: ({ apiId }) => <span className="gs-mono gs-nowrap">{apiId}</span>, sortingField: 'apiId' },
    kind: text('kind'),
    endpointType: text('endpointType'),
    region: text('region'),
    accountId: text('accountId'),
    policy: text('policy'),
    associations: {
      cell: ({ associations }) => <span className="gs-mono">{associations || '–'}</span>,
      sortingField: 'associations',
    },
    defaultEndpoint: text('defaultEndpoint'),
    stages: detail(({ stages }) => stages),
    authorization: { ...detail(({ authorization }) => authorization), minWidth: 110 },
    deployed: detail(({ deployedAt }) =>
      deployedAt === undefined ? (
        '–'
      ) : (
        <span className="gs-nowrap">
          <Age at={deployedAt} />
        </span>
      ),
    ),
    undeployed: detail(({ undeployed }) => undeployed),
    [findingsColumn]: {
      ...detail(({ findings, missing, isChecked }) => (
        <SeverityCounts counts={findings} missing={missing} isChecked={isChecked} />
      )),
      sortingField: findingsColumn,
      sortingComparator: byFindings(isDescending),
    },
    created: {
      cell: ({ created }) => (created === '' ? '–' : <Moment at={created} />),
      sortingField: 'created',
    },
    tags: text('tags'),
  };
};

/** The table's columns; some are known only for APIs that were scanned. */
export const toColumns = (
  details: FleetDetails,
  isDescending: boolean,
): readonly TableProps.ColumnDefinition<FleetItem>[] => {
  const definitions = toDefinitions(details, isDescending);
  return fleetColumns.map(({ id }) => ({ id, header: columnTexts[id], ...definitions[id] }));
};

/** Columns that can be shown, and whether they are at first. */
export const contentDisplay: NonNullable<CollectionPreferencesProps['contentDisplayPreference']> = {
  title: tableTexts.columns,
  dragHandleAriaLabel: tableTexts.moveColumn,
  dragHandleAriaDescription: tableTexts.moveColumnHow,
  options: fleetColumns.map(({ id }) => ({
    id,
    label: id === findingsColumn ? tableTexts.findingsColumn : columnTexts[id],
    ...(id === 'name' ? { alwaysVisible: true } : {}),
  })),
};

const listed = filteredColumnIds.map(
  (key): PropertyFilterProps.FilteringProperty => ({
    key,
    propertyLabel: columnTexts[key],
    groupValuesLabel: pluralTexts[key],
    operators: ['=', '!=', ':', '!:', '^'],
  }),
);

/** What can be filtered by. */
export const filteringProperties: readonly PropertyFilterProps.FilteringProperty[] = [...listed, ...findingFilters];
