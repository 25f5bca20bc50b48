import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';

import type { FilteredColumnId, FleetColumnId } from './fleet-column-list.ts';
import { scanCalls } from '../../lib/scan-calls.ts';

/** The words of the fleet page. */
export const fleetTexts = {
  title: 'APIs',
  description: 'All APIs of the configured accounts and Regions.',
  listing: 'Listing the APIs',
  empty: 'No API is visible to this console.',
  emptyHint: 'Either there is none in the configured accounts and Regions, or the console may not list them.',
  noMatch: 'No API fits the filter.',
  clear: 'Clear the filter',
  readAgain: 'Read again',
  details: 'Scan the APIs of this page for stages, authorization, undeployed edits and findings',
  /** At most: what was read before is not asked again. */
  price: (apis: number, places: number) =>
    `About ${scanCalls(apis, places)} AWS calls for this page: two per API, one per deployment, and once what they share.`,
  scanning: (done: number, apis: number) => `${done} of ${apis} scanned …`,
  scanned: (calls: number) => `Scanned with ${calls} AWS calls.`,
  scanAgain: 'Scan again',
  findingsMeaning:
    'Findings are certain from the settings alone. High: calls fail, whoever makes them. Medium: lets in or shows more than is usually meant. Low: good practice. Undeployed edits count paths, verbs, authorization and key requirements; the API’s own page compares the rest.',
  findingsOf: { high: 'High findings', medium: 'Medium findings', low: 'Low findings' },
  findingsKnown: (known: number, apis: number) =>
    `Findings are known of ${known} of ${apis} APIs. Those not scanned come last, and fit no filter by findings.`,
  scanOthers: (apis: number, places: number) =>
    `Scan ${apis === 1 ? 'that one' : `those ${apis}`} (about ${scanCalls(apis, places)} AWS calls)`,
  notRead: 'not scanned',
  unknown: 'unknown',
} as const;

/** What the columns of the fleet are called. */
export const columnTexts: Readonly<Record<FleetColumnId, string>> = {
  name: 'Name',
  apiId: 'API id',
  kind: 'Kind',
  endpointType: 'Endpoint type',
  region: 'Region',
  accountId: 'Account',
  policy: 'Resource policy',
  associations: 'Associated endpoints',
  defaultEndpoint: 'Default endpoint',
  stages: 'Stages',
  authorization: 'Authorization in use',
  deployed: 'Last deployed',
  undeployed: 'Undeployed edits',
  findings: 'Findings',
  created: 'Created',
  tags: 'Tags',
};

/** The same of more than one, where it is filtered by. */
export const pluralTexts: Readonly<Record<FilteredColumnId, string>> = {
  name: 'Names',
  apiId: 'API ids',
  kind: 'Kinds',
  endpointType: 'Endpoint types',
  region: 'Regions',
  accountId: 'Accounts',
  policy: 'Resource policies',
  associations: 'Associated endpoints',
  defaultEndpoint: 'Default endpoints',
  tags: 'Tags',
};

/** The words of the table's preferences and pages. */
export const tableTexts = {
  label: 'APIs',
  resizer: 'resize button',
  showing: (first: number, last: number, all: number) => `Showing ${first} to ${last} of ${all}`,
  fitting: (fitting: number, all: number) => `${fitting} of ${all}`,
  nextPage: 'Next page',
  previousPage: 'Previous page',
  page: (page: number) => `Page ${page}`,
  preferences: 'Preferences',
  apply: 'Apply',
  cancel: 'Cancel',
  perPage: 'APIs per page',
  apis: (count: number) => `${count} APIs`,
  wrap: 'Wrap lines',
  wrapMeaning: 'Show whole values',
  columns: 'Columns',
  moveColumn: 'Move the column',
  moveColumnHow: 'Press Space or Enter, then the arrow keys',
  findingsColumn: 'Findings by severity',
} as const;

/** The words of what could not be listed. */
export const listingTexts = {
  title: (count: number) => (count === 1 ? 'One list could not be read' : `${count} lists could not be read`),
  lead: 'What could be read is shown; the rest is unknown, not empty.',
  place: (places: string, kinds: string) => `${places}: ${kinds} APIs`,
  permission: 'the permission',
} as const;

/** Labels that Cloudscape leaves to the page. */
export const filterTexts: PropertyFilterProps.I18nStrings = {
  filteringAriaLabel: 'Filter the APIs',
  filteringPlaceholder: 'Filter by name, id, kind, Region …',
  dismissAriaLabel: 'Dismiss',
  groupValuesText: 'Values',
  groupPropertiesText: 'Properties',
  operatorsText: 'Operators',
  operationAndText: 'and',
  operationOrText: 'or',
  operatorLessText: 'Less than',
  operatorLessOrEqualText: 'Less than or equal',
  operatorGreaterText: 'Greater than',
  operatorGreaterOrEqualText: 'Greater than or equal',
  operatorContainsText: 'Contains',
  operatorDoesNotContainText: 'Does not contain',
  operatorEqualsText: 'Equals',
  operatorDoesNotEqualText: 'Does not equal',
  operatorStartsWithText: 'Starts with',
  operatorDoesNotStartWithText: 'Does not start with',
  editTokenHeader: 'Edit the filter',
  propertyText: 'Property',
  operatorText: 'Operator',
  valueText: 'Value',
  cancelActionText: 'Cancel',
  applyActionText: 'Apply',
  allPropertiesLabel: 'All properties',
  tokenLimitShowMore: 'Show more',
  tokenLimitShowFewer: 'Show fewer',
  clearFiltersText: 'Clear the filter',
  removeTokenButtonAriaLabel: ({ propertyKey, operator, value }) =>
    `Remove ${propertyKey ?? ''} ${operator} ${String(value)}`,
  enteredTextLabel: (text) => `Use “${text}”`,
};
