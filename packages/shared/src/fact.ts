import * as z from 'zod';

/** Why a part of the configuration could not be read. */
export const hiddenCauses = ['denied', 'throttled', 'failed', 'not-asked', 'other-account', 'malformed'] as const;
export type HiddenCause = (typeof hiddenCauses)[number];

/** The IAM permission that would reveal a hidden fact. `resource` is an ARN pattern. */
export const permissionSchema = z.object({ action: z.string(), resource: z.string() });
export type Permission = z.infer<typeof permissionSchema>;

export const hiddenSchema = z.object({
  state: z.literal('hidden'),
  cause: z.enum(hiddenCauses),
  permission: permissionSchema.optional(),
  /** AWS's own words, without secrets. */
  message: z.string().optional(),
});
export type Hidden = z.infer<typeof hiddenSchema>;

/**
 * One part of the configuration: `present` (AWS told its value), `absent` (AWS answered that there is none) or
 * `hidden` (we do not know, and why). `readAt` is ISO 8601.
 */
export type Fact<T> =
  | { readonly state: 'present'; readonly value: T; readonly readAt?: string | undefined }
  | { readonly state: 'absent'; readonly readAt?: string | undefined }
  | Hidden;

/** The schema of a fact whose value has the given schema. */
export const factSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('present'), value, readAt: z.string().optional() }),
    z.object({ state: z.literal('absent'), readAt: z.string().optional() }),
    hiddenSchema,
  ]);

export const present = <T>(value: T, readAt?: string): Fact<T> =>
  readAt === undefined ? { state: 'present', value } : { state: 'present', value, readAt };

export const absent = (readAt?: string): Fact<never> =>
  readAt === undefined ? { state: 'absent' } : { state: 'absent', readAt };

export const hidden = (cause: HiddenCause, permission?: Permission, message?: string): Hidden => ({
  state: 'hidden',
  cause,
  ...(permission ? { permission } : {}),
  ...(message ? { message } : {}),
});

/** What stands where nobody has asked AWS yet. */
export const notAsked: Hidden = { state: 'hidden', cause: 'not-asked' };
