import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import type { FleetSearch } from '../../lib/fleet-search.ts';

type Query = PropertyFilterProps.Query;

const operators: readonly PropertyFilterProps.ComparisonOperator[] = [
  '=',
  '!=',
  ':',
  '!:',
  '^',
  '!^',
  '>=',
  '<=',
  '<',
  '>',
];

const toToken = (text: string): PropertyFilterProps.Token | undefined => {
  const [property = '', operator = '', ...value] = text.split('|');
  const known = operators.find((candidate) => candidate === operator);
  if (known === undefined) return undefined;
  const token = { operator: known, value: value.join('|') };
  return property === '' ? token : { propertyKey: property, ...token };
};

/** The filter that an address holds. Tokens that cannot be read are left out. */
export const parseFilter = ({ f = [], any }: FleetSearch): Query => ({
  tokens: f.flatMap((text) => {
    const token = toToken(text);
    return token === undefined ? [] : [token];
  }),
  operation: any === '1' ? 'or' : 'and',
});

/** The same filter as parameters of an address. */
export const toFilterSearch = ({ tokens, operation }: Query): Pick<FleetSearch, 'f' | 'any'> => ({
  f:
    tokens.length === 0
      ? undefined
      : tokens.map(({ propertyKey, operator, value }) => `${propertyKey ?? ''}|${operator}|${String(value)}`),
  any: operation === 'or' ? '1' : undefined,
});
