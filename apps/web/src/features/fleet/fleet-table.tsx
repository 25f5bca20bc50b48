import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import Pagination from '@cloudscape-design/components/pagination';
import PropertyFilter from '@cloudscape-design/components/property-filter';
import Table from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import type { FleetSearch } from '../../lib/fleet-search.ts';
import { parseFilter, toFilterSearch } from './filter-codec.ts';
import { asksForFindings, withFindingOptions } from './finding-filters.ts';
import { FindingsKnown } from './findings-known.tsx';
import { deepColumns, toFleetShape } from './fleet-column-list.ts';
import { contentDisplay, filteringProperties, findingsColumn, toColumns } from './fleet-columns.tsx';
import { fleetPreferences, toCols, toShownColumns } from './fleet-preferences.ts';
import { fleetTexts as texts, filterTexts, tableTexts } from './fleet-texts.ts';
import { ScanHeader } from './scan-header.tsx';
import { useFleetDetails } from './use-fleet-details.ts';
import { useFleetScan } from './use-fleet-scan.ts';
import { byFindings } from './view/to-fleet-items.ts';
import type { FleetRow } from './view/to-fleet-rows.ts';

interface Props {
  readonly rows: readonly FleetRow[];
  readonly search: FleetSearch;
  readonly onSearch: (part: FleetSearch) => void;
}

const Empty = () => (
  <Box textAlign="center" color="inherit">
    <b>{texts.empty}</b>
    <Box variant="p" color="inherit">
      {texts.emptyHint}
    </Box>
  </Box>
);

const NoMatch = ({ onClear }: { readonly onClear: () => void }) => (
  <Box textAlign="center" color="inherit">
    <Box variant="p" color="inherit">
      {texts.noMatch}
    </Box>
    <Button onClick={onClear}>{texts.clear}</Button>
  </Box>
);

const sortOf = (sort = 'name') => {
  const sortingField = sort.replace(/^-/, '');
  const isDescending = sort.startsWith('-');
  const own = sortingField === findingsColumn ? { sortingComparator: byFindings(isDescending) } : {};
  return { sortingColumn: { sortingField, ...own }, isDescending };
};

/** All APIs in one table. Filter, order, columns and page lie in the address; columns and page size also in this browser. */
export const FleetTable = ({ rows, search, onSearch }: Props) => {
  const [preferences, setPreferences] = useState(fleetPreferences.read);
  const deep = search.deep === '1';
  const shown = toShownColumns(preferences, search.cols, toFleetShape(rows, deep));
  const scan = useFleetScan(rows);
  const query = parseFilter(search);
  const { items, actions, collectionProps, filteredItemsCount, paginationProps, propertyFilterProps } = useCollection(
    scan.items,
    {
      propertyFiltering: {
        filteringProperties,
        defaultQuery: query,
      },
      sorting: { defaultState: sortOf(search.sort) },
      pagination: { pageSize: preferences.pageSize, defaultPage: search.page ?? 1 },
      selection: {},
    },
  );
  const { details, scanAgain, scanAlso } = useFleetDetails(scan, items, deep);
  const { progress } = scan;
  const byFinding = asksForFindings(query) || collectionProps.sortingColumn?.sortingField === findingsColumn;
  const isDescending = collectionProps.sortingDescending ?? false;
  const columns = useMemo(() => toColumns(details, isDescending), [details, isDescending]);
  return (
    <Table
      {...collectionProps}
      empty={
        rows.length === 0 ? (
          <Empty />
        ) : (
          <NoMatch
            onClear={() => {
              actions.setPropertyFiltering({ tokens: [], operation: 'and' });
              onSearch({ f: undefined, any: undefined });
            }}
          />
        )
      }
      variant="full-page"
      stickyHeader
      resizableColumns={false}
      wrapLines={preferences.wrapLines}
      contentDensity="comfortable"
      columnDefinitions={columns}
      columnDisplay={shown.map(({ id, visible }) => ({
        id,
        visible: visible && (deep || !deepColumns.has(id)),
      }))}
      items={items}
      trackBy="key"
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: tableTexts.label, resizerRoleDescription: tableTexts.resizer }}
      onSortingChange={(event) => {
        const { sortingColumn: column, isDescending: isDown = false } = event.detail;
        const sort = `${isDown ? '-' : ''}${column.sortingField ?? 'name'}`;
        collectionProps.onSortingChange?.({ ...event, detail: sortOf(sort) });
        onSearch({ sort });
      }}
      renderAriaLive={({ firstIndex, lastIndex, totalItemsCount }) =>
        tableTexts.showing(firstIndex, lastIndex, totalItemsCount ?? rows.length)
      }
      filter={
        <PropertyFilter
          {...propertyFilterProps}
          filteringOptions={withFindingOptions(propertyFilterProps.filteringOptions)}
          i18nStrings={filterTexts}
          countText={tableTexts.fitting(filteredItemsCount ?? rows.length, rows.length)}
          expandToViewport
          onChange={(event) => {
            propertyFilterProps.onChange(event);
            onSearch({ ...toFilterSearch(event.detail), page: undefined });
          }}
        />
      }
      pagination={
        <Pagination
          {...paginationProps}
          ariaLabels={{
            nextPageLabel: tableTexts.nextPage,
            previousPageLabel: tableTexts.previousPage,
            pageLabel: tableTexts.page,
          }}
          onChange={(event) => {
            paginationProps.onChange(event);
            onSearch({ page: event.detail.currentPageIndex === 1 ? undefined : event.detail.currentPageIndex });
          }}
        />
      }
      preferences={
        <CollectionPreferences
          title={tableTexts.preferences}
          confirmLabel={tableTexts.apply}
          cancelLabel={tableTexts.cancel}
          preferences={{ ...preferences, contentDisplay: shown }}
          pageSizePreference={{
            title: tableTexts.perPage,
            options: [10, 20, 50, 100].map((value) => ({ value, label: tableTexts.apis(value) })),
          }}
          wrapLinesPreference={{ label: tableTexts.wrap, description: tableTexts.wrapMeaning }}
          contentDisplayPreference={contentDisplay}
          onConfirm={({ detail }) => {
            const next = {
              pageSize: detail.pageSize ?? preferences.pageSize,
              wrapLines: detail.wrapLines ?? preferences.wrapLines,
              contentDisplay: detail.contentDisplay?.map(({ id, visible }) => ({ id, visible })) ?? shown,
            };
            fleetPreferences.write(next);
            setPreferences(next);
            onSearch({ cols: toCols(next.contentDisplay) });
          }}
        />
      }
      header={
        <>
          <ScanHeader
            deep={deep}
            rows={items}
            progress={progress}
            onScanAgain={scanAgain}
            onToggle={(wanted) => onSearch({ deep: wanted ? '1' : undefined })}
          />
          {byFinding && progress.state !== 'running' ? (
            <FindingsKnown
              items={scan.items}
              onScan={(others) => {
                scanAlso(others);
                onSearch({ deep: '1' });
              }}
            />
          ) : null}
        </>
      }
    />
  );
};
