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

/** One line of the comparison of the kinds. */
export const kindRowSchema = z.object({ aspect: z.string(), values: z.record(z.enum(apiKinds), z.string()) });
export type KindRow = z.infer<typeof kindRowSchema>;

/** The kinds of API side by side. */
export const listKindRowsContract = defineContract({
  id: 'listKindRows',
  method: 'GET',
  path: '/api/kinds',
  summary: 'Compare the kinds of API side by side',
  role: 'viewer',
  response: z.object({ rows: z.array(kindRowSchema) }),
  problems: [],
});

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
