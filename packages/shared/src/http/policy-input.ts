import * as z from 'zod';

/**
 * No policy of AWS's is longer: a key's may have 32 kB, an endpoint's 20 kB, an API's 8 kB. A resource pattern costs text
 * times pattern, so that without a limit one question could keep everybody waiting.
 * https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
 */
const longestPolicy = 32 * 1024;

const lengthOf = (policy: string | object): number =>
  typeof policy === 'string' ? policy.length : JSON.stringify(policy).length;

/** A policy document as JSON text or as an object. */
export const policyInputSchema = z
  .union([z.string().min(1), z.record(z.string(), z.unknown())])
  .refine((policy) => lengthOf(policy) <= longestPolicy, `A policy has at most ${longestPolicy} characters`);

/** One text of a request that a policy is asked about, e.g. an ARN. */
export const policyTextSchema = z.string().min(1).max(4096);
