import type { JsonObject } from '../json.ts';

/** The record without the named fields. */
export function without(record: JsonObject, ...fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));
}
