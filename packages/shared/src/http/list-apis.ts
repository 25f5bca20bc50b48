import * as z from 'zod';
import { apiKinds } from '../snapshot.ts';
import { defineContract } from './contract.ts';
import { accountIdSchema, regionSchema } from './target-input.ts';
import { problemSchema } from './problem.ts';

/** One API as the lists of AWS tell it. */
export const apiSummarySchema = z.object({
  accountId: z.string(),
  region: z.string(),
  id: z.string(),
  name: z.string(),
  kind: z.enum(apiKinds),
  /** `EDGE`, `REGIONAL`, `PRIVATE`; HTTP and WebSocket APIs are `REGIONAL`. */
  endpointTypes: z.array(z.string()),
  description: z.string().optional(),
  /** Endpoints associated with a private API. */
  vpcEndpointIds: z.array(z.string()).optional(),
  disableExecuteApiEndpoint: z.boolean().optional(),
  /** A REST API: whether a resource policy is saved. */
  hasPolicy: z.boolean().optional(),
  createdDate: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
});
export type ApiSummary = z.infer<typeof apiSummarySchema>;

/** An account and Region whose APIs could not (all) be listed, and why. */
export const listingProblemSchema = z.object({
  accountId: z.string().optional(),
  region: z.string(),
  /** What is missing from the list. */
  kinds: z.array(z.enum(apiKinds)),
  problem: problemSchema,
});
export type ListingProblem = z.infer<typeof listingProblemSchema>;

/** All APIs of the configured accounts and Regions; one that fails never keeps the others away. */
export const listApisContract = defineContract({
  id: 'listApis',
  method: 'GET',
  path: '/api/apis',
  summary: 'List the APIs of all configured accounts and Regions',
  role: 'viewer',
  query: z.object({
    accountId: accountIdSchema.optional(),
    region: regionSchema.optional(),
    fresh: z.stringbool().optional(),
  }),
  response: z.object({
    apis: z.array(apiSummarySchema),
    problems: z.array(listingProblemSchema),
    /** ISO 8601: of the oldest list in here. */
    readAt: z.string(),
  }),
  problems: ['account-not-configured', 'region-not-configured'],
});
