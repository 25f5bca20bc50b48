/** A value as a JSON object; empty where it is none. Web ACLs pass through the snapshot untyped. */
export const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  // The check makes it an object; its fields stay unknown.
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
