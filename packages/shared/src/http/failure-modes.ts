import * as z from 'zod';
import { complaintKinds } from '../complaint.ts';
import { apiKinds } from '../snapshot.ts';
import { defineContract } from './contract.ts';

/** One page of the catalogue, printed from the engine's declaration of a failure mode. */
export const failureModePageSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['blocking', 'latent']),
  gate: z.string().optional(),
  apis: z.array(z.enum(apiKinds)),
  /** Complaints it shows as. */
  complaints: z.array(z.enum(complaintKinds)),
  /** What a caller sees, one line each. */
  symptom: z.array(z.string()),
  why: z.string(),
  howToSee: z.string(),
  fixAvailability: z.enum(['always', 'sometimes', 'never']),
  docs: z.array(z.object({ url: z.string(), proves: z.string() })),
  /** Error texts that this cause (among others) produces, for search. */
  relatedErrorTexts: z.array(z.string()),
});
export type FailureModePage = z.infer<typeof failureModePageSchema>;

/** The whole catalogue. */
export const listFailureModesContract = defineContract({
  id: 'listFailureModes',
  method: 'GET',
  path: '/api/failure-modes',
  summary: 'List every cause that the console knows',
  role: 'viewer',
  response: z.object({ failureModes: z.array(failureModePageSchema) }),
  problems: [],
});

/** One cause. */
export const getFailureModeContract = defineContract({
  id: 'getFailureMode',
  method: 'GET',
  path: '/api/failure-modes/:id',
  summary: 'Show one cause: symptom, why, how to see it, fix, documentation',
  role: 'viewer',
  params: z.object({ id: z.string().regex(/^[a-z0-9-]{1,80}$/, 'An id has lower-case letters, digits and hyphens') }),
  response: failureModePageSchema,
  problems: ['not-found'],
});
