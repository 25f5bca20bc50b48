import * as z from 'zod';

export const accountIdSchema = z.string().regex(/^\d{12}$/, 'An account id has 12 digits');
export const regionSchema = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'A Region looks like eu-central-1');
export const apiIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, 'An API id has letters and digits only, for example a1b2c3d4e5');
export const stageNameSchema = z.string().min(1).max(300);

/** An API as a caller names it. Without `accountId`: the configured account that has it. */
export const targetInputSchema = z.object({
  accountId: accountIdSchema.nullish(),
  region: regionSchema,
  apiId: apiIdSchema,
  stage: stageNameSchema.nullish(),
});
export type TargetInput = z.infer<typeof targetInputSchema>;

/** An API in a path. */
export const apiParamsSchema = z.object({ accountId: accountIdSchema, region: regionSchema, apiId: apiIdSchema });
export type ApiParams = z.infer<typeof apiParamsSchema>;

/** `fresh=true` passes by what is remembered and asks AWS again. */
export const freshQuerySchema = z.object({ fresh: z.stringbool().optional() });
