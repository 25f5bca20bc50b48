import type { InvokeUrlVariant } from '@gatescope/shared';

const order = { yes: 0, unknown: 1, no: 2 } as const satisfies Record<InvokeUrlVariant['works'], number>;

/** The forms of a URL, those that work first; else in the order of the server. */
export const byUrlVerdict = (variants: readonly InvokeUrlVariant[]): InvokeUrlVariant[] =>
  variants.toSorted((a, b) => order[a.works] - order[b.works]);
