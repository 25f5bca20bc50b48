import * as z from 'zod';
import { targetSchema } from '../snapshot.ts';
import { missingFactSchema } from '../trace.ts';
import { awsProblems, defineContract } from './contract.ts';
import { problemSchema } from './problem.ts';
import { accountIdSchema, apiParamsSchema, regionSchema } from './target-input.ts';

/** `high`: calls fail, whoever makes them; `medium`: lets in or shows more than is usually meant; `low`: advice. */
export const severities = ['high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** Something that is certain from the settings alone, without any request. */
export const scanFindingSchema = z.object({
  /** A failure mode. */
  id: z.string(),
  title: z.string(),
  severity: z.enum(severities),
  /** One sentence naming the actual resources. */
  summary: z.string(),
  /** The stages and methods that fail, for example `GET /orders on prod`. */
  places: z.array(z.string()),
});
export type ScanFinding = z.infer<typeof scanFindingSchema>;

/** A stage as a scan sees it. */
export const scannedStageSchema = z.object({
  name: z.string(),
  /** ISO 8601. */
  deployedAt: z.string().optional(),
  /** Methods saved otherwise than the stage runs them, by what a deployment's summary tells; absent: not known. */
  undeployed: z.number().optional(),
});

/** What the settings of one API say. */
export const apiScanSchema = z.object({
  target: targetSchema,
  /** Absent: they could not be read. */
  stages: z.array(scannedStageSchema).optional(),
  /** Kinds of authorization in use; absent: not known. */
  authorization: z.array(z.string()).optional(),
  findings: z.array(scanFindingSchema),
  /** False: no failure mode looks at the settings of this kind of API by themselves, so nothing could be found. */
  isChecked: z.boolean(),
  /** Facts that could not be read, so that there may be more to find. */
  missing: z.array(missingFactSchema),
  /** AWS calls that were sent for it. */
  calls: z.number(),
  /** ISO 8601. */
  readAt: z.string(),
});
export type ApiScan = z.infer<typeof apiScanSchema>;

/** One event of a scan of many APIs. */
export const scanEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begun'), apis: z.number() }),
  z.object({ kind: z.literal('api'), scan: apiScanSchema }),
  /** One that cannot be read never keeps the others away. */
  z.object({ kind: z.literal('failed'), target: apiParamsSchema, problem: problemSchema }),
]);
export type ScanEvent = z.infer<typeof scanEventSchema>;

/** Reads the settings of many APIs, two calls each and one per deployment, and answers one by one. */
export const scanApisContract = defineContract({
  id: 'scanApis',
  method: 'POST',
  path: '/api/scans',
  summary: 'Look through the settings of many APIs for what is certain without a request',
  role: 'viewer',
  body: z.object({
    /** Absent: all that are listed. */
    apis: z
      .array(z.object({ accountId: accountIdSchema, region: regionSchema, apiId: apiParamsSchema.shape.apiId }))
      .max(5_000)
      .optional(),
    fresh: z.boolean().optional(),
  }),
  response: scanEventSchema,
  media: 'text/event-stream',
  problems: ['api-not-found', ...awsProblems],
});
