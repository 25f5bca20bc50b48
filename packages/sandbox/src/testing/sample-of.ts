/**
 * A value with every member that a schema of the SDK knows, so that no member can be served under a wrong name. Times
 * are ISO 8601 texts, as account files have them.
 */
export function sampleOf(schema: unknown): unknown {
  if (typeof schema === 'function') return sampleOf(schema());
  if (typeof schema === 'number') return scalars[schema] ?? 'text';
  if (!Array.isArray(schema)) return 'text';
  // A member stands as [schema, traits], a named schema as [kind, namespace, name, traits, ...].
  if (schema.length === 2) return sampleOf(schema[0]);
  const [kind, , , , members, memberSchemas] = schema as readonly unknown[];
  if (kind === 1) return [sampleOf(members)];
  if (kind !== 3 || !Array.isArray(members) || !Array.isArray(memberSchemas)) return 'text';
  return Object.fromEntries(members.map((name: string, index) => [name, sampleOf(memberSchemas[index])]));
}

/** Samples by the SDK's numbers for simple types: text, number, boolean, time, list of texts. */
const scalars: Readonly<Record<number, unknown>> = {
  0: 'text',
  1: 7,
  2: true,
  4: '2026-01-10T09:00:00.000Z',
  64: ['text'],
};
