import * as z from 'zod';
import { permissionSchema } from '../fact.ts';
import { defineContract } from './contract.ts';

/** An IAM policy document. */
export const iamPolicySchema = z.object({
  Version: z.string(),
  Statement: z.array(z.looseObject({ Effect: z.string() })),
});

/** A part of the host role's policy that can be left out by itself. */
export const permissionPartSchema = z.object({
  id: z.string(),
  title: z.string(),
  required: z.boolean(),
  /** What the console can say only with it. */
  adds: z.string(),
  policy: iamPolicySchema,
});
export type PermissionPart = z.infer<typeof permissionPartSchema>;

/** The least-privilege policy of the console's role, and what it was refused so far. */
export const getPermissionsContract = defineContract({
  id: 'getPermissions',
  method: 'GET',
  path: '/api/permissions',
  summary: "Show the least-privilege policy of the console's role and what it lacks",
  role: 'viewer',
  response: z.object({
    /** All parts together. */
    policy: iamPolicySchema,
    parts: z.array(permissionPartSchema),
    /** Reads that AWS refused since the console started, newest first. */
    missing: z.array(
      z.object({
        permission: permissionSchema,
        accountId: z.string(),
        region: z.string(),
        /** What stays hidden without it: pointers. */
        pointers: z.array(z.string()),
        /** ISO 8601. */
        seenAt: z.string(),
      }),
    ),
  }),
  problems: [],
});
