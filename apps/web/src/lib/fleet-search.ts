import * as z from 'zod';

/** The fleet table's filter, order, columns and page, as search parameters. */
export const fleetSearchSchema = z.object({
  /** Filter tokens, `property|operator|value`; without a property it is free text. */
  f: z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string().max(300)).max(20))
    .optional()
    .catch(undefined),
  /** Tokens are alternatives. */
  any: z.literal('1').optional().catch(undefined),
  /** A column, with a minus in front for descending. */
  sort: z.string().max(40).optional().catch(undefined),
  /** The APIs of the page are read one by one. */
  deep: z.literal('1').optional().catch(undefined),
  /** The columns that are shown, in their order, separated by commas; the reader's own when absent. */
  cols: z.string().max(300).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
});

/** See `fleetSearchSchema`. */
export type FleetSearch = z.output<typeof fleetSearchSchema>;
