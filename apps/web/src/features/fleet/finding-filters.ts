import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { type Severity, severities } from '@gatescope/shared';
import { fleetTexts as texts } from './fleet-texts.ts';
import type { FindingCount } from './view/to-fleet-items.ts';

const isCount = (value: unknown): value is FindingCount =>
  typeof value === 'object' && value !== null && 'count' in value && 'isWhole' in value;

type Fits = (count: FindingCount, wanted: number) => boolean;

// There may be more than was counted, so that only "at least" is certain where not everything could be read.
const operators: readonly (readonly [PropertyFilterProps.ComparisonOperator, Fits])[] = [
  ['>=', ({ count }, wanted) => count >= wanted],
  ['<=', ({ count, isWhole }, wanted) => isWhole && count <= wanted],
  ['=', ({ count, isWhole }, wanted) => isWhole && count === wanted],
];

/** Filters by counted findings. An API that was not scanned fits none. */
export const findingFilters: readonly PropertyFilterProps.FilteringProperty[] = severities.map((severity) => ({
  key: severity,
  propertyLabel: texts.findingsOf[severity],
  groupValuesLabel: texts.findingsOf[severity],
  defaultOperator: '>=',
  operators: operators.map(([operator, fits]) => ({
    operator,
    match: (value: unknown, text: unknown) => isCount(value) && /^\d+$/.test(String(text)) && fits(value, Number(text)),
  })),
}));

const isSeverity = (key: string | undefined): key is Severity => severities.some((severity) => severity === key);

const suggested = ['0', '1', '5'];

/** What the filter suggests; counts are objects to it, which it cannot suggest by itself. */
export const withFindingOptions = (
  options: readonly PropertyFilterProps.FilteringOption[],
): readonly PropertyFilterProps.FilteringOption[] => [
  ...options.filter(({ propertyKey }) => !isSeverity(propertyKey)),
  ...severities.flatMap((propertyKey) => suggested.map((value) => ({ propertyKey, value }))),
];

/** Whether a filter asks for findings. */
export const asksForFindings = ({ tokens }: PropertyFilterProps.Query): boolean =>
  tokens.some(({ propertyKey }) => isSeverity(propertyKey));
