import type { Stop } from '../stop.ts';

type Bag = Readonly<Record<string, unknown>>;

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The detail that the stopping gate left. */
export const detailOf = (at: Stop | undefined): Bag => at?.result.detail ?? {};

/** A text of a gate's detail; undefined when it is not there. */
export const textIn = (bag: Bag, key: string): string | undefined => {
  const value = bag[key];
  return typeof value === 'string' ? value : undefined;
};

/** Texts of a list in a gate's detail. */
export const textsIn = (bag: Bag, key: string): readonly string[] => {
  const value = bag[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
};

/** A number of a gate's detail. */
export const numberIn = (bag: Bag, key: string): number | undefined => {
  const value = bag[key];
  return typeof value === 'number' ? value : undefined;
};

/** Objects of a list in a gate's detail. */
export const bagsIn = (bag: Bag, key: string): readonly Bag[] => {
  const value = bag[key];
  return Array.isArray(value) ? value.filter(isBag) : [];
};
