/** Any value that a JSON document can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object; a field that is not there reads as undefined. */
export interface JsonObject {
  readonly [field: string]: Json | undefined;
}

/** Whether the value is an object (no array, not null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as text: texts as they are, nothing as the empty text, structures as JSON. */
export function jsonText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
