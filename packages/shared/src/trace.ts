import * as z from 'zod';
import { hiddenCauses, permissionSchema } from './fact.ts';

export const outcomes = ['passed', 'stopped', 'skipped', 'unknown'] as const;

/** A fact that was needed and is hidden. */
export const missingFactSchema = z.object({
  pointer: z.string(),
  cause: z.enum(hiddenCauses),
  permission: permissionSchema.optional(),
  message: z.string().optional(),
});
export type MissingFact = z.infer<typeof missingFactSchema>;

export const connectionFailures = ['name-not-found', 'timeout', 'refused', 'tls-name', 'tls-handshake'] as const;

/** One reply that API Gateway (or the network) may give; what is uncertain is left out. */
export const predictedReplySchema = z.object({
  status: z.number().optional(),
  /** Exact value of the body's `message` or `Message`. */
  message: z.string().optional(),
  /** Where only the beginning is sure. */
  messageStart: z.string().optional(),
  /** `x-amzn-errortype`, without a `:http…` tail. */
  errorType: z.string().optional(),
  /** The gateway response type that shapes it. */
  gatewayResponse: z.string().optional(),
  connection: z.enum(connectionFailures).optional(),
  headers: z.record(z.string(), z.array(z.string())).optional(),
  /** The issue that a browser reports on it (`Network.CorsError` names). */
  corsIssue: z.string().optional(),
});
export type PredictedReply = z.infer<typeof predictedReplySchema>;

export const bases = ['deployed', 'assumed-from-saved', 'live'] as const;
export type Basis = (typeof bases)[number];

/** What one gate said of one request. */
export const gateResultSchema = z.object({
  gate: z.string(),
  title: z.string(),
  outcome: z.enum(outcomes),
  /** One code of the engine's table; always there when stopped. */
  reason: z.string().optional(),
  /** The reason in words: what stopped it or, for `unknown`, what may. */
  because: z.string().optional(),
  /** False for gates behind the first stop: what they would have said. */
  reached: z.boolean(),
  basis: z.enum(bases),
  /** Facts that decided, as pointers into the snapshot. */
  facts: z.array(z.string()),
  /** For `unknown`: what is missing. */
  missing: z.array(missingFactSchema),
  /** Values that explain the answer, by name. */
  detail: z.record(z.string(), z.unknown()),
  replies: z.array(predictedReplySchema),
});
export type GateResult = z.infer<typeof gateResultSchema>;

/** A request's way through the gates. */
export const traceSchema = z.object({
  leg: z.enum(['preflight', 'actual']),
  draw: z.enum(['production', 'canary']),
  method: z.string(),
  url: z.string(),
  gates: z.array(gateResultSchema),
  /** `answered`: it reached the backend and came back, as far as configuration tells. */
  outcome: z.enum(['answered', 'stopped', 'unknown']),
  stoppedAt: z.string().optional(),
  replies: z.array(predictedReplySchema),
});
export type Trace = z.infer<typeof traceSchema>;
