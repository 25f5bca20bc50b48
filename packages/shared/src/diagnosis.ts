import * as z from 'zod';
import { complaintSchema } from './complaint.ts';
import { findingSchema } from './finding.ts';
import { observationSchema } from './observation.ts';
import { requestSchema } from './request.ts';
import { snapshotSchema } from './snapshot.ts';
import { missingFactSchema, predictedReplySchema, traceSchema } from './trace.ts';

/** All that the engine is told. */
export const diagnoseInputSchema = z.object({
  snapshot: snapshotSchema,
  /** Null when a management call failed. */
  request: requestSchema.nullable(),
  complaint: complaintSchema,
  observations: z.array(observationSchema),
});
export type DiagnoseInput = z.infer<typeof diagnoseInputSchema>;

export const diagnosisOutcomeSchema = z.object({
  /** `explained`: a blocking finding; `healthy`: the request passes; `unknown`: something needed is hidden; `unexplained`: it passes here, yet the complaint says otherwise. */
  verdict: z.enum(['explained', 'healthy', 'unknown', 'unexplained']),
  /** One sentence. */
  sentence: z.string(),
  stoppedAt: z.string().optional(),
  replies: z.array(predictedReplySchema),
});
export type DiagnosisOutcome = z.infer<typeof diagnosisOutcomeSchema>;

/** The engine's answer. */
export const diagnosisSchema = z.object({
  outcome: diagnosisOutcomeSchema,
  /** Blocking, best first. */
  findings: z.array(findingSchema),
  latent: z.array(findingSchema),
  /** The trace that the findings speak of (the actual request's production draw unless another one failed). */
  trace: traceSchema.nullable(),
  /** All legs and draws. */
  traces: z.array(traceSchema),
  /** Facts that were needed and could not be read. */
  hidden: z.array(missingFactSchema),
  /** Facts nobody asked for yet that would settle something: pointers to collect. */
  wanted: z.array(z.string()),
  /** Where complaint and simulation disagree, in words. */
  contradictions: z.array(z.string()),
  /** Failure modes whose check crashed: our fault, reported as unknown. */
  crashed: z.array(z.object({ id: z.string(), message: z.string() })),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;
