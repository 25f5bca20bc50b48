import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';

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
  notRead: 'not scanned',
  unknown: 'unknown',
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
