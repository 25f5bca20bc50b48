import * as z from 'zod';
import { snapshotSchema, targetSchema } from '../snapshot.ts';
import { awsCallSchema, factAgeSchema } from './aws-call.ts';
import { awsProblems, defineContract } from './contract.ts';
import { apiParamsSchema, freshQuerySchema } from './target-input.ts';

/** A snapshot with where it comes from. */
export const snapshotViewSchema = z.object({
  target: targetSchema,
  name: z.string(),
  snapshot: snapshotSchema,
  /** Every fact's age, by pointer. */
  factAges: z.array(factAgeSchema),
  calls: z.array(awsCallSchema),
});
export type SnapshotView = z.infer<typeof snapshotViewSchema>;

/** One API's facts and the slice of the account's facts that it touches. */
export const getApiContract = defineContract({
  id: 'getApi',
  method: 'GET',
  path: '/api/apis/:accountId/:region/:apiId',
  summary: 'Show what AWS says about one API',
  role: 'viewer',
  params: apiParamsSchema,
  query: freshQuerySchema,
  response: snapshotViewSchema,
  problems: ['api-not-found', ...awsProblems],
});
