import type { Contract } from './contract.ts';

type Scalar = string | number | boolean;

/** Values that a query can carry; a list becomes the same name several times. */
export type QueryValues = Readonly<Record<string, Scalar | readonly Scalar[] | null | undefined>>;

const toQuery = (query: QueryValues): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    const items: readonly Scalar[] = typeof value === 'object' ? value : [value];
    return items.map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`);
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};

/** The path and query under which a contract is called. Throws when a parameter of the path is missing. */
export const contractUrl = (
  contract: Pick<Contract, 'path' | 'id'>,
  params: Readonly<Record<string, string>> = {},
  query: QueryValues = {},
): string => {
  const path = contract.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new Error(`${contract.id} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
  return path + toQuery(query);
};
