import * as z from 'zod';
import { permissionSchema } from '../fact.ts';
import { awsProblems, defineContract } from './contract.ts';
import { stageNameSchema, targetInputSchema } from './target-input.ts';

const term = z.string().trim().min(1).max(512);

/** What a line is looked for by, read by the format of the log; everything that is said must hold. */
export const logWhereSchema = z.object({
  requestId: term.optional(),
  /** `x-amz-apigw-id` of the reply. */
  extendedRequestId: term.optional(),
  /** `403`, or `4xx`. */
  status: z
    .string()
    .regex(/^[1-5](\d\d|xx)$/i, 'A status such as 403, or a class of them such as 4xx')
    .optional(),
  /** A path, or a resource of the API. */
  path: term.optional(),
  /** The address that the connection came from. */
  source: term.optional(),
  apiKeyId: term.optional(),
});
export type LogWhere = z.infer<typeof logWhereSchema>;

/** Which log of a stage to search, and for what. */
export const logSearchSchema = z
  .object({
    target: targetInputSchema.extend({ stage: stageNameSchema }),
    log: z.enum(['execution', 'access']),
    /** ISO 8601. */
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    /** Each that is given must stand in a line as it is: a request id, a status, a path. */
    terms: z.array(term).max(8).default([]),
    where: logWhereSchema.optional(),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'The end must come after the beginning',
  });
export type LogSearchBody = z.input<typeof logSearchSchema>;

/** What a query costs: AWS bills by the data that it scans. */
export const queryPriceSchema = z.object({
  usdPerGb: z.number(),
  /** When the figure was looked up, and for which Region. */
  asOf: z.string(),
  region: z.string(),
  /** False: the figure is that of another Region; the true one may be higher. */
  isOfThisRegion: z.boolean(),
  /** By the share of the log's life that is searched; absent when the log's size is not known. */
  estimatedUsd: z.number().optional(),
  /** If all that is stored lay in this stretch of time. */
  atMostUsd: z.number().optional(),
  page: z.string(),
});
export type QueryPrice = z.infer<typeof queryPriceSchema>;

/** How a log would be searched, before anything is spent. */
export const planLogSearchContract = defineContract({
  id: 'planLogSearch',
  method: 'POST',
  path: '/api/log-searches/plans',
  summary: 'Say how a log would be searched, and what that costs',
  role: 'viewer',
  body: logSearchSchema,
  response: z.object({
    /** Absent where the stage writes no such log to a log group. */
    logGroup: z.string().optional(),
    exists: z.enum(['yes', 'no', 'unknown']),
    /** `filter` costs nothing; `insights` is billed and suits long stretches. */
    by: z.enum(['filter', 'insights']),
    because: z.string(),
    estimatedBytes: z.number().optional(),
    price: queryPriceSchema.optional(),
    /** What would reveal the log group. */
    permission: permissionSchema.optional(),
    /** What cannot be found this way, e.g. because the format does not hold it. */
    notes: z.array(z.string()).optional(),
  }),
  problems: ['api-not-found', 'stage-not-found', ...awsProblems],
});

/** What one field of an access-log line tells. */
export const accessFindingSchema = z.object({
  /** The variable, without `$context.`. */
  field: z.string(),
  value: z.string(),
  /** The gate that it speaks of. */
  gate: z.string().optional(),
  meaning: z.string(),
});
export type AccessFindingView = z.infer<typeof accessFindingSchema>;

/** One request of an execution log. */
export const executionSummarySchema = z.object({
  requestId: z.string(),
  method: z.string().optional(),
  resourcePath: z.string().optional(),
  status: z.number().optional(),
  backendStatus: z.number().optional(),
  backendLatencyMs: z.number().optional(),
  /** In which phase it failed; absent where nothing shows that it did. */
  failed: z.object({ gate: z.string().optional(), meaning: z.string() }).optional(),
});
export type ExecutionSummary = z.infer<typeof executionSummarySchema>;

/** One event of a search. */
export const logSearchEventSchema = z.discriminatedUnion('kind', [
  /** Before the lines of an access log: what the variables of its format say, by name. */
  z.object({ kind: z.literal('fields'), says: z.record(z.string(), z.string()) }),
  /** After the lines of an execution log: the requests that they belong to, the first hundred of them. */
  z.object({ kind: z.literal('requests'), requests: z.array(executionSummarySchema) }),
  z.object({
    kind: z.literal('lines'),
    /** Oldest first; secrets masked. */
    lines: z.array(
      z.object({
        at: z.string().optional(),
        text: z.string(),
        /** What the line tells: of an access log by the stage's own format. */
        findings: z.array(accessFindingSchema).optional(),
        /** Of an access log: its values by variable, without `$context.`. */
        fields: z.record(z.string(), z.string()).optional(),
        /** Of an execution log: whose line it is. */
        requestId: z.string().optional(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('progress'),
    calls: z.number(),
    found: z.number(),
    /** ISO 8601: everything before it has been searched. */
    through: z.string().optional(),
    /** 0 to 1, as far as `through` tells. */
    share: z.number().optional(),
    bytesScanned: z.number().optional(),
  }),
  z.object({
    kind: z.literal('done'),
    found: z.number(),
    /** There were more lines than are shown, or than a query answers. */
    isCutOff: z.boolean(),
    /** What to keep in mind of this log, e.g. what is never written to it. */
    notes: z.array(z.string()),
  }),
]);
export type LogSearchEvent = z.infer<typeof logSearchEventSchema>;

/** Searches a log and answers as it goes; ends when the caller goes away. */
export const searchLogsContract = defineContract({
  id: 'searchLogs',
  method: 'POST',
  path: '/api/log-searches',
  summary: 'Search a log of a stage',
  role: 'viewer',
  body: logSearchSchema
    .safeExtend({
      by: z.enum(['filter', 'insights']),
      /** Needed for `insights`: the price was shown. */
      acceptsPrice: z.boolean().optional(),
      /** Lines after which it ends. */
      mostLines: z.number().int().min(1).max(100_000).default(5_000),
    })
    .refine(({ by, acceptsPrice }) => by === 'filter' || acceptsPrice === true, {
      path: ['acceptsPrice'],
      message: 'A query is billed: show the price of the plan first, and say acceptsPrice',
    }),
  response: logSearchEventSchema,
  media: 'text/event-stream',
  problems: ['api-not-found', 'stage-not-found', 'not-found', ...awsProblems],
});
