import type { Severity } from '@gatescope/shared';

/**
 * Blocking modes that hold for every caller once a method is called: what a policy refuses on purpose, or what a caller
 * may have left out of a request, is not among them.
 */
const breaking: ReadonlySet<string> = new Set([
  'policy-missing-on-private-api',
  'iam-role-ignored-auth-none',
  'usage-plan-not-attached',
  'stage-variable-missing',
  'integration-permission',
  'integration-method-not-post',
  'integration-mapping-fails',
  'vpc-link-failed',
  'cors-options-integration-fails',
]);

/** Latent modes that let in or show more than is usually meant. */
const exposing: ReadonlySet<string> = new Set([
  'policy-open-to-every-vpc',
  'data-trace-enabled',
  'tls-policy-outdated',
]);

/** Whether a blocking mode may be told of an API without a request of somebody. */
export const isBreaking = (id: string): boolean => breaking.has(id);

/** How much a finding of a scan weighs. */
export const severityOf = (id: string): Severity => {
  if (breaking.has(id)) return 'high';
  return exposing.has(id) ? 'medium' : 'low';
};
