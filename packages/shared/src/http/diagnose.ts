import * as z from 'zod';
import { complaintSchema } from '../complaint.ts';
import { diagnosisSchema } from '../diagnosis.ts';
import { observationSchema } from '../observation.ts';
import { caseRequestSchema, requestSchema } from '../request.ts';
import { snapshotSchema, targetSchema } from '../snapshot.ts';
import { awsCallSchema, factAgeSchema } from './aws-call.ts';
import { awsProblems, defineContract } from './contract.ts';
import { targetInputSchema } from './target-input.ts';

/**
 * What to diagnose. `target` may be left out when `request.url` names the API; `snapshot` (a saved file) takes the
 * place of AWS. `request` and `symptom` have the form of a case file.
 */
export const diagnoseBodySchema = z.object({
  target: targetInputSchema.nullish(),
  /** Null or absent when a management call failed, or nothing is known about the request. */
  request: caseRequestSchema.nullish(),
  symptom: complaintSchema.nullish(),
  /** Things that were seen: log lines, a probe's result, the caller's own check. */
  observations: z.array(observationSchema).max(200).optional(),
  /** A downloaded snapshot; read and checked by the server. */
  snapshot: z.unknown().optional(),
  /** The id of a failure mode: its worked example is diagnosed, and everything else is left aside. */
  example: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/, 'An id has lower-case letters, digits and hyphens')
    .optional(),
  /** Pass by what is remembered and ask AWS again. */
  fresh: z.boolean().optional(),
});
export type DiagnoseBody = z.input<typeof diagnoseBodySchema>;

/** The engine's answer and all that it rests on. */
export const diagnosisResultSchema = diagnosisSchema.extend({
  /** Names this answer for a while: for saving it and for its snapshot. */
  id: z.string(),
  /** ISO 8601. */
  diagnosedAt: z.string(),
  /** `saved-snapshot`: from a file; `example`: a made-up account. In both, AWS was not asked. */
  source: z.enum(['aws', 'saved-snapshot', 'example']),
  target: targetSchema.extend({ name: z.string().optional(), stage: z.string().optional() }),
  /** How the API was found when the caller did not name it. */
  resolvedBy: z.string().optional(),
  /** As it was understood, secrets masked. */
  request: requestSchema.nullable(),
  complaint: complaintSchema,
  /** What was filled in because it was not said, in words. */
  assumptions: z.array(z.string()),
  observations: z.array(observationSchema),
  /** Values at the pointers that evidence cites, so that they can be shown in place. */
  facts: z.record(z.string(), z.unknown()),
  calls: z.array(awsCallSchema),
  factAges: z.array(factAgeSchema),
});
export type DiagnosisResult = z.infer<typeof diagnosisResultSchema>;

/** Says why a request was refused or surprised. */
export const diagnoseContract = defineContract({
  id: 'diagnose',
  method: 'POST',
  path: '/api/diagnoses',
  summary: 'Diagnose one request: trace, findings, fixes with proof',
  role: 'viewer',
  body: diagnoseBodySchema,
  response: diagnosisResultSchema,
  problems: [
    'target-missing',
    'url-not-an-invoke-url',
    'api-not-found',
    'stage-not-found',
    'snapshot-unreadable',
    'not-found',
    ...awsProblems,
  ],
});

/** The facts a recent diagnosis was made from, as a file. */
export const getDiagnosisSnapshotContract = defineContract({
  id: 'getDiagnosisSnapshot',
  method: 'GET',
  path: '/api/diagnoses/:id/snapshot',
  summary: 'Download the snapshot that a recent diagnosis was made from',
  role: 'viewer',
  params: z.object({
    id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'The id of a diagnosis, as POST /api/diagnoses gave it'),
  }),
  response: snapshotSchema,
  isDownload: true,
  problems: ['not-found'],
});
