import * as z from 'zod';
import { callerPlaces } from '../request.ts';
import { missingFactSchema } from '../trace.ts';
import { accountIdSchema, apiParamsSchema, stageNameSchema } from './target-input.ts';
import { awsProblems, defineContract } from './contract.ts';

export const yesNoUnknown = ['yes', 'no', 'unknown'] as const;

/** One thing that must be so for a URL to work. */
export const preconditionSchema = z.object({
  id: z.string(),
  /** A statement: "The endpoint has private DNS on". */
  statement: z.string(),
  holds: z.enum(yesNoUnknown),
  /** What was seen, when that says more than `holds`. */
  observed: z.string().optional(),
  /** Pointers into the snapshot. */
  facts: z.array(z.string()),
  missing: z.array(missingFactSchema),
});
export type Precondition = z.infer<typeof preconditionSchema>;

/** One way to write the URL of a route, with what must hold and a line to copy. */
export const invokeUrlVariantSchema = z.object({
  /** For example `default-host`, `alias-host`, `endpoint-host-header`, `endpoint-api-id-header`, `zonal-host-header`, `custom-domain`. */
  form: z.string(),
  title: z.string(),
  url: z.string(),
  /** Headers that the form needs, e.g. Host or x-apigw-api-id. */
  headers: z.record(z.string(), z.string()),
  vpceId: z.string().optional(),
  zone: z.string().optional(),
  works: z.enum(yesNoUnknown),
  preconditions: z.array(preconditionSchema),
  /** Whether a page in a browser can use it, and why not. */
  browser: z.object({ usable: z.enum(yesNoUnknown), because: z.string() }),
  curl: z.string(),
  notes: z.array(z.string()),
});
export type InvokeUrlVariant = z.infer<typeof invokeUrlVariantSchema>;

const several = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.string()).max(16).optional(),
);

/** Every variant of the URL of a route, for a caller at a place. */
export const listInvokeUrlsContract = defineContract({
  id: 'listInvokeUrls',
  method: 'GET',
  path: '/api/apis/:accountId/:region/:apiId/invoke-urls',
  summary: 'List every URL under which a route can be called, with preconditions',
  role: 'viewer',
  params: apiParamsSchema,
  query: z.object({
    stage: stageNameSchema.optional(),
    path: z.string().max(8192).optional(),
    method: z.string().max(32).optional(),
    from: z.enum(callerPlaces).optional(),
    callerAccountId: accountIdSchema.optional(),
    vpcId: z.string().max(64).optional(),
    subnetId: z.string().max(64).optional(),
    securityGroupIds: several,
    vpceId: z.string().max(64).optional(),
    sourceIp: z.string().max(64).optional(),
    fresh: z.stringbool().optional(),
  }),
  response: z.object({ variants: z.array(invokeUrlVariantSchema), stages: z.array(z.string()) }),
  problems: ['api-not-found', 'stage-not-found', ...awsProblems],
});
