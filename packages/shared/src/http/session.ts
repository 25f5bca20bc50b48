import * as z from 'zod';
import { defineContract, roles } from './contract.ts';
import { problemSchema } from './problem.ts';

/** An account that the console reads, and as whom. */
export const sessionTargetSchema = z.object({
  /** Unsaid until AWS has told whose credentials these are. */
  accountId: z.string().optional(),
  name: z.string().optional(),
  regions: z.array(z.string()),
  /** The role that is assumed, where one is. */
  roleArn: z.string().optional(),
  /** Who AWS says we are. */
  identity: z.object({ accountId: z.string(), arn: z.string() }).optional(),
  /** Why that is not known. */
  problem: problemSchema.optional(),
});
export type SessionTarget = z.infer<typeof sessionTargetSchema>;

/** Who is looking, at what, as whom. */
export const getSessionContract = defineContract({
  id: 'getSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Say who is signed in, which accounts and Regions are read, and as whom',
  role: 'viewer',
  response: z.object({
    version: z.string(),
    /** `sandbox`: a made-up account on this machine; nothing is real. */
    mode: z.enum(['sandbox', 'aws']),
    user: z.object({ id: z.string(), name: z.string().optional(), roles: z.array(z.enum(roles)) }),
    /** `none`: nobody signs in, the console answers this machine only (or whoever may reach it). */
    signIn: z.enum(['none', 'alb']),
    targets: z.array(sessionTargetSchema),
    features: z.object({
      reports: z.enum(['memory', 'files']),
      /** Whether the console may send requests of its own to an API. */
      probes: z.boolean(),
      /** Whether it may sign them with its own role. */
      signedProbes: z.boolean().optional(),
    }),
  }),
  problems: [],
});
