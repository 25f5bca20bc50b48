import * as z from 'zod';
import { permissionSchema } from '../fact.ts';

/**
 * Everything that an endpoint may answer instead of what was asked for: status and title of each code.
 * A refusal by AWS is 502, not 403: it is the console's role that lacks the right, not the reader.
 */
export const problemTable = {
  'invalid-input': { status: 400, title: 'The request is not understandable' },
  'target-missing': { status: 422, title: 'No API was named' },
  'url-not-an-invoke-url': { status: 422, title: 'The URL names no API' },
  'api-not-found': { status: 404, title: 'There is no such API' },
  'stage-not-found': { status: 404, title: 'The API has no such stage' },
  'account-not-configured': { status: 404, title: 'The account is not configured here' },
  'region-not-configured': { status: 404, title: 'The Region is not configured here' },
  'malformed-policy': { status: 422, title: 'The policy cannot be read' },
  'snapshot-unreadable': { status: 422, title: 'The snapshot file cannot be read' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'The method does not exist here' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'no-credentials': { status: 503, title: 'The console has no AWS credentials' },
  'credentials-expired': { status: 503, title: "The console's AWS credentials have expired" },
  'region-unreachable': { status: 504, title: 'The Region does not answer' },
  'access-denied': { status: 502, title: 'AWS refuses the console a read that everything needs' },
  throttled: { status: 503, title: 'AWS is throttling the console' },
  'aws-failed': { status: 502, title: 'AWS answered with an error' },
  'timed-out': { status: 504, title: 'It took too long' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  unauthenticated: { status: 401, title: 'You are not signed in' },
  forbidden: { status: 403, title: 'Your role may not do this' },
  'cross-site-refused': { status: 403, title: 'The request came from another site' },
  'host-not-allowed': { status: 421, title: 'This name is not one of the console' },
  'shutting-down': { status: 503, title: 'The console is shutting down' },
  internal: { status: 500, title: 'The console made a mistake' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problemTable;

export const problemCodes = Object.keys(problemTable) as [ProblemCode, ...ProblemCode[]];

/** One field that could not be understood. */
export const fieldErrorSchema = z.object({
  /** Dotted path from the part of the request it is in: `body.target.region`. */
  path: z.string(),
  message: z.string(),
  /** What would be right. */
  remedy: z.string(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** What is answered instead of a result. https://www.rfc-editor.org/rfc/rfc9457 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  /** What happened, and to which resource. */
  detail: z.string(),
  code: z.enum(problemCodes),
  /** What to do next. */
  remedy: z.string(),
  requestId: z.string().optional(),
  /** Fields that could not be understood, all at once. */
  errors: z.array(fieldErrorSchema).optional(),
  /** What there is instead, e.g. the API's stages. */
  available: z.array(z.string()).optional(),
  /** Those of `available` that look like what was asked for, best first. */
  nearest: z.array(z.string()).optional(),
  /** The IAM permission that would settle it. */
  permission: permissionSchema.optional(),
  /** Seconds after which trying again makes sense. */
  retryAfter: z.number().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
