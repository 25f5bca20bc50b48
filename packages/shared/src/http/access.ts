import * as z from 'zod';
import { awsProblems, defineContract } from './contract.ts';
import { policyInputSchema } from './policy-input.ts';
import { apiParamsSchema, stageNameSchema } from './target-input.ts';

/** A policy in plain words, statement by statement. */
export const policyInWordsSchema = z.object({
  statements: z.array(
    z.object({
      statementIndex: z.number(),
      /** A path inside the document: `Statement[0]`. */
      path: z.string(),
      sid: z.string().optional(),
      effect: z.enum(['Allow', 'Deny']),
      /** The statement in one sentence. */
      headline: z.string(),
      lines: z.array(
        z.object({ aspect: z.enum(['who', 'what', 'where', 'when']), path: z.string(), text: z.string() }),
      ),
    }),
  ),
  /** Places that break the policy grammar; then nothing else is said. */
  malformed: z.array(
    z.object({ path: z.string(), reason: z.string(), line: z.number().optional(), column: z.number().optional() }),
  ),
});
export type PolicyInWords = z.infer<typeof policyInWordsSchema>;

/** Who may call what on one stage, and the policies that say so in plain words. */
export const getAccessContract = defineContract({
  id: 'getAccess',
  method: 'GET',
  path: '/api/apis/:accountId/:region/:apiId/access',
  summary: 'Say who may call which method of a stage, and read the policies in plain words',
  role: 'viewer',
  params: apiParamsSchema,
  query: z.object({ stage: stageNameSchema.optional(), fresh: z.stringbool().optional() }),
  response: z.object({
    /** Absent for an API that was never deployed. */
    stage: z.string().optional(),
    stages: z.array(z.string()),
    /** Columns: `VERB /path`, as deployed. */
    methods: z.array(z.string()),
    /** API keys, throttling and what an authorizer says are left aside. */
    rows: z.array(
      z.object({
        caller: z.object({ id: z.string(), label: z.string() }),
        /** In the order of `methods`. */
        cells: z.array(z.enum(['allowed', 'refused', 'unknown'])),
      }),
    ),
    policies: z.array(
      z.object({
        /** `resource-policy`, or the id of an endpoint. */
        id: z.string(),
        title: z.string(),
        /** Where the document stands in the snapshot. */
        pointer: z.string(),
        inWords: policyInWordsSchema,
      }),
    ),
  }),
  problems: ['api-not-found', 'stage-not-found', ...awsProblems],
});

/** Reads any policy document in plain words. */
export const describePolicyContract = defineContract({
  id: 'describePolicy',
  method: 'POST',
  path: '/api/policies/descriptions',
  summary: 'Read a policy document in plain words',
  role: 'viewer',
  body: z.object({ policy: policyInputSchema }),
  response: policyInWordsSchema,
  problems: [],
});
