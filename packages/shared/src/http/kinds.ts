import * as z from 'zod';
import { apiKinds } from '../snapshot.ts';
import { missingFactSchema } from '../trace.ts';
import { awsProblems, defineContract } from './contract.ts';
import { apiParamsSchema, freshQuerySchema } from './target-input.ts';

/** What an API would lose as another kind. */
export const kindComparisonSchema = z.object({
  kind: z.enum(apiKinds),
  /** Features in use that this kind lacks; empty: nothing in use stands against it. */
  lacking: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Where it is used. */
      pointers: z.array(z.string()),
      /** What would have to be read to say whether it is used. */
      missing: z.array(missingFactSchema),
    }),
  ),
});
export type KindComparison = z.infer<typeof kindComparisonSchema>;

/** Which features in use the other kinds of API lack. */
export const compareKindsContract = defineContract({
  id: 'compareKinds',
  method: 'GET',
  path: '/api/apis/:accountId/:region/:apiId/kinds',
  summary: 'Say which features that an API uses the other kinds of API lack',
  role: 'viewer',
  params: apiParamsSchema,
  query: freshQuerySchema,
  response: z.object({ kind: z.enum(apiKinds), comparisons: z.array(kindComparisonSchema) }),
  problems: ['api-not-found', ...awsProblems],
});
