/** A policy as plain JSON text, from AWS's once-more-escaped form or already plain. */
export const plainPolicy = (policy: string): string => {
  if (policy.trimStart().startsWith('{"') || policy.trim() === '') return policy;
  try {
    const text: unknown = JSON.parse(`"${policy}"`);
    return typeof text === 'string' ? text : policy;
  } catch {
    return policy;
  }
};
