import type { JsonObject } from '../../json.ts';

const timeFields = ['createdDate', 'lastUpdatedDate', 'certificateUploadDate', 'expirationDate'];

/** A record as API Gateway v1 sends it: times are seconds since 1970. Maps inside (tags, variables) stay untouched. */
export function toWireRecord(record: JsonObject): JsonObject {
  const wire: Record<string, JsonObject[string]> = { ...record };
  for (const field of timeFields) {
    const value = record[field];
    if (typeof value !== 'string') continue;
    const time = Date.parse(value);
    if (!Number.isNaN(time)) wire[field] = time / 1000;
  }
  return wire;
}
