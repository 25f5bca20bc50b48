import * as z from 'zod';
import { certainties } from '../finding.ts';
import { awsProblems, defineContract } from './contract.ts';
import { apiParamsSchema, stageNameSchema } from './target-input.ts';

/** One thing that is saved otherwise than the stage runs it. */
export const differenceSchema = z.object({
  scope: z.enum(['method', 'api', 'gateway-response']),
  /** For methods. */
  path: z.string().optional(),
  verb: z.string().optional(),
  /** For example `authorizationType`, `integration.uri`. */
  field: z.string(),
  /** Absent: that side has none of it. */
  saved: z.unknown().optional(),
  deployed: z.unknown().optional(),
  /** `certain` from the deployment's summary, `likely` from the stage's export. */
  certainty: z.enum(certainties),
});
export type SavedDifference = z.infer<typeof differenceSchema>;

/** What callers would see differently after a deployment. */
export const getDriftContract = defineContract({
  id: 'getDrift',
  method: 'GET',
  path: '/api/apis/:accountId/:region/:apiId/drift',
  summary: 'Compare what is saved with what a stage runs, field by field',
  role: 'viewer',
  params: apiParamsSchema,
  query: z.object({ stage: stageNameSchema.optional(), fresh: z.stringbool().optional() }),
  response: z.object({
    /** Absent for an API that was never deployed. */
    stage: z.string().optional(),
    stages: z.array(z.string()),
    differences: z.array(differenceSchema),
    /** False: not even paths, verbs, authorization and key requirements were compared. */
    hasSummary: z.boolean(),
    /** False: integrations, mappings, the resource policy and the like may differ unseen. */
    hasExport: z.boolean(),
  }),
  problems: ['api-not-found', 'stage-not-found', ...awsProblems],
});
