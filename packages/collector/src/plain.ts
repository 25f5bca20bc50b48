/** What the SDK returns, as JSON: times as ISO 8601 text, bytes as base64, no metadata, nothing undefined. */
export const toPlain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  const plain: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value)) {
    if (name !== '$metadata' && entry !== undefined) plain[name] = toPlain(entry);
  }
  return plain;
};
