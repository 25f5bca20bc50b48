import * as z from 'zod';

/** Stretches of time that are offered. */
export const spans = ['1h', '3h', '24h', '7d', 'last-good', 'around'] as const;
export type Span = (typeof spans)[number];

const text = z.string().trim().min(1).max(512).optional().catch(undefined);

/** What of "Logs and changes" lies in the query of its address; `path` is the one of the API's page. */
export const liveSearchShape = {
  span: z.enum(spans).optional().catch(undefined),
  /** ISO 8601: the middle of the stretch, for `around`. */
  at: text,
  log: z.enum(['access', 'execution']).optional().catch(undefined),
  requestId: text,
  status: text,
  source: text,
  keyId: text,
  text,
} as const;

/** See `liveSearchShape`. */
export type LiveSearch = z.output<z.ZodObject<typeof liveSearchShape>> & { readonly path?: string | undefined };
