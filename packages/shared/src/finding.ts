import * as z from 'zod';
import { missingFactSchema, traceSchema } from './trace.ts';

/** A pointer into facts, trace or observations, with what was seen and what would have been right. */
export const evidenceSchema = z.object({
  label: z.string(),
  /** JSON pointer into the snapshot, or `trace:<gate>`, `request:<field>`, `complaint:<field>`, `observation:<id>`. */
  pointer: z.string(),
  /** A path inside a policy document or log line the pointer leads to, e.g. `Statement[0].Condition`. */
  within: z.string().optional(),
  observed: z.string().optional(),
  expected: z.string().optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const certainties = ['certain', 'likely', 'possible'] as const;
export type Certainty = (typeof certainties)[number];

/**
 * One edit of the snapshot. Paths are JSON pointers into it; `test`-free subset of RFC 6902. `apiId` names the API of a
 * stage where it is one of `otherApis`.
 */
export const patchOperationSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set'), path: z.string(), value: z.unknown() }),
  z.object({ op: z.literal('remove'), path: z.string() }),
  /** Appends to a list. */
  z.object({ op: z.literal('append'), path: z.string(), value: z.unknown() }),
  /** Points the stage to a new deployment of what is saved. */
  z.object({ op: z.literal('deploy'), stage: z.string(), apiId: z.string().optional() }),
  /** Points the stage to an existing deployment. */
  z.object({
    op: z.literal('use-deployment'),
    stage: z.string(),
    deploymentId: z.string(),
    apiId: z.string().optional(),
  }),
]);
export type PatchOperation = z.infer<typeof patchOperationSchema>;

/** A change of AWS's configuration, or a corrected request, before it was tried. */
export const proposedFixSchema = z.object({
  /** Unique within its finding, kebab-case. */
  id: z.string(),
  /** Imperative: "Allow the endpoint in the resource policy". */
  title: z.string(),
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('patch'), operations: z.array(patchOperationSchema) }),
    /** Fields of the request to replace; a header set to null is removed. */
    z.object({
      kind: z.literal('request'),
      method: z.string().optional(),
      url: z.string().optional(),
      headers: z.record(z.string(), z.string().nullable()).optional(),
      /** Other corrected parts, merged into the request. */
      replace: z.record(z.string(), z.unknown()).optional(),
    }),
    /** Nothing the product can express as data: something outside AWS's configuration. */
    z.object({ kind: z.literal('advice') }),
  ]),
  risk: z.enum(['safe', 'needs-review']),
  /** What else to know, e.g. how long it takes or what it opens. */
  notes: z.array(z.string()),
  /** The account that has to do it; the API's account when absent. `caller`: whoever sends the request. */
  owner: z.string().optional(),
  /** Text to paste where the change is code (a Lambda proxy's headers, for example). */
  code: z.object({ language: z.string(), text: z.string() }).optional(),
});
export type ProposedFix = z.infer<typeof proposedFixSchema>;

export const accessChangeSchema = z.object({
  caller: z.string(),
  method: z.string(),
  before: z.enum(['allowed', 'refused', 'unknown']),
  after: z.enum(['allowed', 'refused', 'unknown']),
});
export type AccessChange = z.infer<typeof accessChangeSchema>;

export const verificationSchema = z.object({
  state: z.enum(['verified', 'likely', 'suggestion', 'unverifiable']),
  /** The same request, simulated again with the fix. */
  after: traceSchema.optional(),
  /** The obstacle that remains (a gate id), for a suggestion. */
  obstacle: z.string().optional(),
  missing: z.array(missingFactSchema),
  gained: z.array(accessChangeSchema),
  lost: z.array(accessChangeSchema),
});
export type Verification = z.infer<typeof verificationSchema>;

export const renderedFixSchema = z.object({
  format: z.enum(['cli', 'cloudformation', 'terraform', 'diff', 'console', 'curl', 'code']),
  label: z.string(),
  language: z.string(),
  text: z.string(),
});
export type RenderedFix = z.infer<typeof renderedFixSchema>;

export const fixSchema = proposedFixSchema.extend({
  verification: verificationSchema,
  rendered: z.array(renderedFixSchema),
  /** Who must do it, and a message to send to them when it is somebody else. */
  actor: z.object({ accountId: z.string().optional(), who: z.string(), message: z.string().optional() }),
  /** A tool that owns the resource and would revert the change, if tags say so. */
  managedBy: z.string().optional(),
});
export type Fix = z.infer<typeof fixSchema>;

export const findingSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['blocking', 'latent']),
  certainty: z.enum(certainties),
  gate: z.string().optional(),
  reason: z.string().optional(),
  /** One sentence naming the actual resources. */
  summary: z.string(),
  /** Why that produces this symptom. */
  explanation: z.string(),
  evidence: z.array(evidenceSchema),
  fixes: z.array(fixSchema),
  /** The one check that tells this finding from the next one, where two remain. */
  tellApart: z.string().optional(),
  docs: z.array(z.object({ url: z.string(), proves: z.string() })),
});
export type Finding = z.infer<typeof findingSchema>;
