/** What an SDK client returned, as plain JSON: dates as ISO 8601, bytes as text, no metadata, nothing undefined. */
export function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => name !== '$metadata' && inner !== undefined)
      .map(([name, inner]) => [name, plain(inner)]),
  );
}
