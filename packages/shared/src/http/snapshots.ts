import * as z from 'zod';
import { complaintSchema } from '../complaint.ts';
import { caseRequestSchema } from '../request.ts';
import { snapshotSchema } from '../snapshot.ts';
import { awsProblems, defineContract } from './contract.ts';
import { snapshotViewSchema } from './get-api.ts';
import { apiParamsSchema, freshQuerySchema, targetInputSchema } from './target-input.ts';

/** Takes a snapshot that holds all that a diagnosis of the request asks for. */
export const takeSnapshotContract = defineContract({
  id: 'takeSnapshot',
  method: 'POST',
  path: '/api/snapshots',
  summary: 'Take a snapshot of one API, deep enough to diagnose a request from it',
  role: 'viewer',
  body: z.object({
    target: targetInputSchema,
    request: caseRequestSchema.nullish(),
    symptom: complaintSchema.nullish(),
    fresh: z.boolean().optional(),
  }),
  response: snapshotViewSchema,
  status: 201,
  problems: ['api-not-found', 'stage-not-found', ...awsProblems],
});

/** The same facts as `getApi`, as a file that can be diagnosed later without AWS. */
export const downloadSnapshotContract = defineContract({
  id: 'downloadSnapshot',
  method: 'GET',
  path: '/api/apis/:accountId/:region/:apiId/snapshot',
  summary: 'Download the snapshot of one API as a file, without secrets',
  role: 'viewer',
  params: apiParamsSchema,
  query: freshQuerySchema,
  response: snapshotSchema,
  isDownload: true,
  problems: ['api-not-found', ...awsProblems],
});
