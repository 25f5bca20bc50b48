/**
 * GetRestApi returns the resource policy escaped once more than JSON needs: quotes and slashes come with a backslash.
 * A policy that already is in that form stays as it is.
 */
export function escapePolicy(policy: string): string {
  if (policy.trimStart().startsWith('{\\')) return policy;
  return JSON.stringify(policy).slice(1, -1).replaceAll('/', '\\/');
}
