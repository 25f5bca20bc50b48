import * as z from 'zod';
import { observationSchema } from '../observation.ts';
import { awsProblems, defineContract } from './contract.ts';
import { targetInputSchema } from './target-input.ts';

/** Methods that reach a backend only to read; anything else must be asked for with `acceptsEffects`. */
export const harmlessMethods = ['GET', 'HEAD', 'OPTIONS'] as const;
export const probeMethods = [...harmlessMethods, 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/, 'The name of a header');

const origin = z
  .string()
  .max(300)
  .regex(
    /^(null|[a-z][a-z0-9+.-]*:\/\/[A-Za-z0-9.:[\]-]+)$/,
    'Scheme, host and port of a page, e.g. https://app.example.com',
  );

/** What to try from the console's host. The hosts follow from the target; nobody names them. */
export const probeBodySchema = z
  .object({
    target: targetInputSchema,
    /** Below the stage, with query; the root when absent. */
    path: z
      .string()
      .max(8192)
      .regex(/^[\x21-\x7e]*$/, 'A path without blanks and control characters, percent-encoded where needed')
      .optional(),
    method: z.enum(probeMethods).default('GET'),
    /** Needed for a method that may change something: it reaches the backend. Then one form has to be named, too. */
    acceptsEffects: z.boolean().optional(),
    /** The page's origin; with it, the CORS preflight is tried as well. */
    origin: origin.optional(),
    /** Names of headers that the page would send, for the preflight. */
    requestHeaders: z.array(headerName).max(32).optional(),
    /** Forms of the URL to try, e.g. `default-host`; all of them when absent. */
    forms: z.array(z.string().max(64)).max(16).optional(),
    /** Sign with the console's own role, to tell authorization from reachability. */
    sign: z.boolean().optional(),
  })
  .refine(({ method, acceptsEffects }) => acceptsEffects === true || harmlessMethods.some((one) => one === method), {
    path: ['acceptsEffects'],
    message:
      'This method reaches the backend and may change something: say acceptsEffects, or use GET, HEAD or OPTIONS',
  })
  .refine(({ method, forms }) => harmlessMethods.some((one) => one === method) || forms?.length === 1, {
    path: ['forms'],
    message: 'A method that may change something is sent once: name one form of the URL',
  });
export type ProbeBody = z.input<typeof probeBodySchema>;

/** What a reply says about who gave it. */
export const fingerprintSchema = z.object({
  servedBy: z.enum(['rest-api', 'http-api', 'api-gateway', 'cloudfront', 'load-balancer', 'other']),
  /** `policy`: the layer that evaluates policies; `gateway`: a gateway response; `backend`: the integration's reply. */
  layer: z.enum(['policy', 'gateway', 'backend', 'unknown']),
  /** `x-amzn-errortype` without its tail. */
  errorType: z.string().optional(),
  requestId: z.string().optional(),
  extendedRequestId: z.string().optional(),
  /** What that means, in sentences. */
  words: z.array(z.string()),
});
export type ReplyFingerprint = z.infer<typeof fingerprintSchema>;

/** One event of a probe. */
export const probeEventSchema = z.discriminatedUnion('kind', [
  /** A form of the URL is about to be tried. */
  z.object({ kind: z.literal('variant'), form: z.string(), title: z.string(), url: z.string() }),
  /** A form that is not tried, and why. */
  z.object({ kind: z.literal('refused'), form: z.string(), url: z.string(), because: z.string() }),
  z.object({
    kind: z.literal('observation'),
    form: z.string(),
    observation: observationSchema,
    /** Of each address: private, public, or refused. */
    addresses: z
      .array(
        z.object({
          address: z.string(),
          reach: z.enum(['private', 'public', 'refused']),
          because: z.string().optional(),
        }),
      )
      .optional(),
    fingerprint: fingerprintSchema.optional(),
  }),
  z.object({ kind: z.literal('done'), variants: z.number(), observations: z.number(), notes: z.array(z.string()) }),
]);
export type ProbeEvent = z.infer<typeof probeEventSchema>;

/** Tries every form of an API's URL from the console's host; answers as it goes, ends when the caller goes away. */
export const probeContract = defineContract({
  id: 'probe',
  method: 'POST',
  path: '/api/probes',
  summary: "Try the URLs of an API from the console's host",
  role: 'prober',
  body: probeBodySchema,
  response: probeEventSchema,
  media: 'text/event-stream',
  problems: ['api-not-found', 'stage-not-found', ...awsProblems],
});
