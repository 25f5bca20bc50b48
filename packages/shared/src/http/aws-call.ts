import * as z from 'zod';

/** One management call that was made (or saved) for an answer; one page of a list is one call. */
export const awsCallSchema = z.object({
  service: z.string(),
  operation: z.string(),
  /** The IAM action and resource that were needed. */
  action: z.string().optional(),
  resource: z.string().optional(),
  accountId: z.string(),
  region: z.string(),
  /** `cached`: nothing was sent, the answer was already there or on its way. */
  outcome: z.enum(['ok', 'denied', 'throttled', 'not-found', 'failed', 'cached']),
  /** Times it was sent; 0 when cached. */
  attempts: z.number(),
  durationMs: z.number(),
  /** ISO 8601. */
  startedAt: z.string(),
});
export type AwsCall = z.infer<typeof awsCallSchema>;

/** How old one fact is. */
export const factAgeSchema = z.object({
  pointer: z.string(),
  state: z.enum(['present', 'absent', 'hidden']),
  /** ISO 8601; absent where nothing was read. */
  readAt: z.string().optional(),
});
export type FactAge = z.infer<typeof factAgeSchema>;
