import * as z from 'zod';

export const relations = ['this-request', 'same-route', 'ambient'] as const;
export const vantages = ['caller', 'host', 'aws'] as const;

const common = {
  id: z.string(),
  /** ISO 8601. */
  at: z.string().optional(),
  vantage: z.enum(vantages),
  /** How it relates to the request: only `this-request` outranks the simulation. */
  relation: z.enum(relations),
};

/** Something seen, not configured. */
export const observationSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('log'),
    log: z.enum(['execution', 'access']),
    stage: z.string().optional(),
    requestId: z.string().optional(),
    lines: z.array(z.string()),
  }),
  z.object({
    ...common,
    kind: z.literal('dns'),
    name: z.string(),
    addresses: z.array(z.string()),
    cnames: z.array(z.string()).optional(),
    /** Which resolvers were asked, as far as that shows. */
    resolvers: z.array(z.string()).optional(),
    /** The resolver's own word, e.g. `ENOTFOUND`. */
    error: z.string().optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('tcp'),
    host: z.string(),
    address: z.string().optional(),
    port: z.number(),
    outcome: z.enum(['connected', 'refused', 'timeout', 'failed']),
  }),
  z.object({
    ...common,
    kind: z.literal('tls'),
    host: z.string(),
    outcome: z.enum(['ok', 'name-mismatch', 'untrusted', 'expired', 'failed']),
    names: z.array(z.string()).optional(),
    version: z.string().optional(),
    /** End of the certificate's life, ISO 8601. */
    validTo: z.string().optional(),
    error: z.string().optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('http'),
    method: z.string(),
    url: z.string(),
    /** 0: the connection stood, but no reply came (`failure`). */
    status: z.number(),
    headers: z.record(z.string(), z.array(z.string())),
    body: z.string().optional(),
    failure: z.enum(['timeout', 'reset', 'failed']).optional(),
    /** Why `body` is not the whole body: too long to keep, too slow to wait for, or broken off. */
    cut: z.enum(['size', 'time', 'closed']).optional(),
    /** Where it was cut for its size: how long the whole body is, or at least is. */
    bodyBytes: z.number().optional(),
    /** The form of the invoke URL that was tried, e.g. `alias-host`. */
    form: z.string().optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('change'),
    eventName: z.string(),
    eventSource: z.string().optional(),
    user: z.string().optional(),
    resource: z.string().optional(),
    requestParameters: z.unknown().optional(),
    errorCode: z.string().optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('metric'),
    metric: z.string(),
    unit: z.string().optional(),
    points: z.array(z.object({ at: z.string(), value: z.number() })),
  }),
]);
export type Observation = z.infer<typeof observationSchema>;
export type LogObservation = Extract<Observation, { kind: 'log' }>;
