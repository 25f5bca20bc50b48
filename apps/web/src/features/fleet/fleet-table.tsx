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
import { contentDisplay, deepColumns, filteringProperties, toColumns } from './fleet-columns.tsx';
import { fleetPreferences, toCols, withColumnsOf } from './fleet-preferences.ts';
import { fleetTexts as texts, filterTexts } from './fleet-texts.ts';
import { ScanHeader } from './scan-header.tsx';
import { useFleetDetails } from './use-fleet-details.ts';
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

const sortOf = (sort: string | undefined) => ({
  sortingColumn: { sortingField: sort?.replace(/^-/, '') ?? 'name' },
  isDescending: sort?.startsWith('-') ?? false,
});

/** All APIs in one table. Filter, order, columns and page lie in the address; columns and page size also in this browser. */
export const FleetTable = ({ rows, search, onSearch }: Props) => {
  const [own, setOwn] = useState(fleetPreferences.read);
  const preferences = withColumnsOf(own, search.cols);
  const deep = search.deep === '1';
  const { items, collectionProps, filteredItemsCount, paginationProps, propertyFilterProps } = useCollection(rows, {
    propertyFiltering: {
      filteringProperties,
      defaultQuery: parseFilter(search),
      empty: <Empty />,
      noMatch: <NoMatch onClear={() => onSearch({ f: undefined, any: undefined })} />,
    },
    sorting: { defaultState: sortOf(search.sort) },
    pagination: { pageSize: preferences.pageSize, defaultPage: search.page ?? 1 },
    selection: {},
  });
  const { details, progress, scanAgain } = useFleetDetails(items, deep);
  const columns = useMemo(() => toColumns(details), [details]);
  return (
    <Table
      {...collectionProps}
      variant="full-page"
      stickyHeader
      resizableColumns={false}
      wrapLines={preferences.wrapLines}
      contentDensity="comfortable"
      columnDefinitions={columns}
      columnDisplay={preferences.contentDisplay.map(({ id, visible }) => ({
        id,
        visible: visible && (deep || !deepColumns.has(id)),
      }))}
      items={items}
      trackBy="key"
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: 'APIs', resizerRoleDescription: 'resize button' }}
      onSortingChange={(event) => {
        collectionProps.onSortingChange?.(event);
        const { sortingColumn, isDescending } = event.detail;
        onSearch({ sort: `${isDescending === true ? '-' : ''}${sortingColumn.sortingField ?? 'name'}` });
      }}
      renderAriaLive={({ firstIndex, lastIndex, totalItemsCount }) =>
        `Showing ${firstIndex} to ${lastIndex} of ${totalItemsCount ?? rows.length}`
      }
      filter={
        <PropertyFilter
          {...propertyFilterProps}
          i18nStrings={filterTexts}
          countText={`${filteredItemsCount ?? rows.length} of ${rows.length}`}
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
            nextPageLabel: 'Next page',
            previousPageLabel: 'Previous page',
            pageLabel: (page) => `Page ${page}`,
          }}
          onChange={(event) => {
            paginationProps.onChange(event);
            onSearch({ page: event.detail.currentPageIndex === 1 ? undefined : event.detail.currentPageIndex });
          }}
        />
      }
      preferences={
        <CollectionPreferences
          title="Preferences"
          confirmLabel="Apply"
          cancelLabel="Cancel"
          preferences={preferences}
          pageSizePreference={{
            title: 'APIs per page',
            options: [10, 20, 50, 100].map((value) => ({ value, label: `${value} APIs` })),
          }}
          wrapLinesPreference={{ label: 'Wrap lines', description: 'Show whole values' }}
          contentDisplayPreference={contentDisplay}
          onConfirm={({ detail }) => {
            const next = {
              pageSize: detail.pageSize ?? preferences.pageSize,
              wrapLines: detail.wrapLines ?? preferences.wrapLines,
              contentDisplay:
                detail.contentDisplay?.map(({ id, visible }) => ({ id, visible })) ?? preferences.contentDisplay,
            };
            fleetPreferences.write(next);
            setOwn(next);
            onSearch({ cols: toCols(next) });
          }}
        />
      }
      header={
        <ScanHeader
          deep={deep}
          rows={items}
          progress={progress}
          onScanAgain={scanAgain}
          onToggle={(wanted) => onSearch({ deep: wanted ? '1' : undefined })}
        />
      }
    />
  );
};
