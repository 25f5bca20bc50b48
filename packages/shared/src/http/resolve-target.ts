import * as z from 'zod';
import { awsProblems, defineContract } from './contract.ts';

/** Finds the API that a URL (with the headers that may name it) leads to. */
export const resolveTargetContract = defineContract({
  id: 'resolveTarget',
  method: 'POST',
  path: '/api/targets/resolutions',
  summary: 'Find the API that a URL leads to',
  role: 'viewer',
  body: z.object({
    url: z.string().min(1).max(8192),
    /** Only `host` and `x-apigw-api-id` are looked at. */
    headers: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.number()]).nullish()).nullish(),
  }),
  response: z.object({
    accountId: z.string().optional(),
    region: z.string(),
    apiId: z.string(),
    /** As the URL or the domain's mapping says it; not checked against the API. */
    stage: z.string().optional(),
    /** The path behind the stage or base path. */
    path: z.string(),
    /** `only-api`: the URL leads to API Gateway but names no API, and there is just one that can be meant. */
    by: z.enum(['default-host', 'alias-host', 'host-header', 'api-id-header', 'custom-domain', 'only-api']),
    /** In words. */
    because: z.string(),
    vpceId: z.string().optional(),
  }),
  problems: ['url-not-an-invoke-url', 'api-not-found', ...awsProblems],
});
