import * as z from 'zod';
import { defineContract } from './contract.ts';
import { policyInputSchema, policyTextSchema } from './policy-input.ts';

const contextValue = z.union([z.string(), z.array(z.string())]);

/** Asks one policy document about one request, with reasons for every statement. */
export const evaluatePolicyContract = defineContract({
  id: 'evaluatePolicy',
  method: 'POST',
  path: '/api/policies/evaluations',
  summary: 'Evaluate one policy document for one request',
  role: 'viewer',
  body: z.object({
    /** The document as JSON text or as an object. */
    policy: policyInputSchema,
    request: z.object({
      principal: policyTextSchema,
      action: policyTextSchema,
      resource: policyTextSchema,
      context: z.record(z.string(), contextValue).default({}),
    }),
    /** Expands the `execute-api:/stage/METHOD/path` shorthand. */
    apiArn: z.string().max(4096).optional(),
  }),
  response: z.object({
    decision: z.enum(['allow', 'explicitDeny', 'implicitDeny']),
    matched: z.array(z.looseObject({ statementIndex: z.number(), sid: z.string().optional(), effect: z.string() })),
    /** For each statement, why it matched or not. */
    statements: z.array(z.looseObject({})),
    /** What could not be decided, with path and reason; where one `isDecisive`, the decision is not to be trusted. */
    unsupported: z.array(z.looseObject({ path: z.string(), reason: z.string(), isDecisive: z.boolean() })).optional(),
  }),
  problems: ['malformed-policy'],
});
