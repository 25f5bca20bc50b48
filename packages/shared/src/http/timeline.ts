import * as z from 'zod';
import { observationSchema } from '../observation.ts';
import { missingFactSchema } from '../trace.ts';
import { awsProblems, defineContract } from './contract.ts';
import { apiParamsSchema, stageNameSchema } from './target-input.ts';

/** One thing that must be so for a log to be written. */
export const loggingAnswerSchema = z.object({
  id: z.string(),
  log: z.enum(['execution', 'access', 'both']),
  statement: z.string(),
  holds: z.enum(['yes', 'no', 'partly', 'unknown', 'not-applicable']),
  because: z.string(),
  facts: z.array(z.string()),
  missing: z.array(missingFactSchema),
});
export type LoggingAnswerView = z.infer<typeof loggingAnswerSchema>;

const changeSchema = observationSchema.options[5];

/** What was measured and edited, on one line of time. */
export const getTimelineContract = defineContract({
  id: 'getTimeline',
  method: 'GET',
  path: '/api/apis/:accountId/:region/:apiId/timeline',
  summary: 'Show metrics and edits of a stage on one line of time, and whether logging is able to work',
  role: 'viewer',
  params: apiParamsSchema,
  query: z
    .object({
      stage: stageNameSchema,
      /** ISO 8601; three hours ago when absent. */
      from: z.iso.datetime({ offset: true }).optional(),
      /** Now when absent. */
      to: z.iso.datetime({ offset: true }).optional(),
      /** `last-good`: from the last period in which it worked, as far back as 30 days; `from` does not count then. */
      since: z.enum(['last-good']).optional(),
    })
    .refine(({ from, to }) => from === undefined || to === undefined || Date.parse(from) < Date.parse(to), {
      path: ['to'],
      message: 'The end must come after the beginning',
    }),
  response: z.object({
    from: z.string(),
    to: z.string(),
    periodSeconds: z.number(),
    /** Counts are sums, latencies the 95th percentile in milliseconds. */
    metrics: z.array(
      z.object({ metric: z.string(), points: z.array(z.object({ at: z.string(), value: z.number() })) }),
    ),
    thresholds: z.record(z.string(), z.number()),
    /** Where a metric was beyond its threshold. */
    marks: z.array(
      z.object({ metric: z.string(), from: z.string(), to: z.string(), peak: z.number(), meaning: z.string() }),
    ),
    /** The last period in which a request succeeded. */
    lastGoodAt: z.string().optional(),
    /** The last period in which hardly any request failed. */
    lastCleanAt: z.string().optional(),
    /** What the metrics say, in sentences. */
    sentences: z.array(z.string()),
    /** Newest first. */
    changes: z.array(changeSchema),
    /** CloudTrail holds more events of this time than were looked through: older edits may be missing. */
    areChangesCut: z.boolean().optional(),
    logging: z.array(loggingAnswerSchema),
    /** A format for the access log that would tell more; absent where the stages could not be read. */
    accessFormat: z
      .object({
        current: z.string().optional(),
        suggested: z.string(),
        /** Lines with `-` and `+`; empty when nothing is missing. */
        diff: z.array(z.string()),
        /** What is missing, and what it would have told. */
        missing: z.array(z.object({ name: z.string(), tells: z.string() })),
        /** Those that found no place in the 3 KB that AWS takes. */
        leftOut: z.array(z.string()),
      })
      .optional(),
    /** What could not be read: `observation:metric`, `observation:change`, `observation:log`. */
    missing: z.array(missingFactSchema),
  }),
  problems: ['api-not-found', 'stage-not-found', ...awsProblems],
});
