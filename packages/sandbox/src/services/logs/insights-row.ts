import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import type { LogEvent } from './line-time.ts';

/** The value of a field of a log event. */
export type FieldValue = string | number | undefined;

/** A log event whose fields are looked up when they are needed. */
export interface InsightsRow {
  get(field: string): FieldValue;
  set(field: string, value: string): void;
}

/** Makes a row of an event: `@` fields, and the fields of a JSON message by dotted path. */
export function toRow(event: LogEvent, place: { group: string; stream: string; position: number }): InsightsRow {
  const extracted = new Map<string, string>();
  let json: JsonObject | null | undefined;
  const own: Readonly<Record<string, FieldValue>> = {
    '@message': event.message,
    '@timestamp': event.timestamp,
    '@ingestionTime': event.timestamp,
    '@logStream': place.stream,
    '@log': place.group,
    '@ptr': Buffer.from(`${place.group}/${String(place.position)}`).toString('base64'),
  };
  return {
    get: (field) => {
      const found = extracted.get(field) ?? own[field];
      if (found !== undefined) return found;
      json ??= parseObject(event.message);
      return json === null ? undefined : toValue(selectPath(json, field));
    },
    set: (field, value) => extracted.set(field, value),
  };
}

/** Times are printed as Logs Insights prints them. */
export function printValue(field: string, value: FieldValue): string {
  if (field !== '@timestamp' && field !== '@ingestionTime') return String(value);
  return new Date(Number(value)).toISOString().replace('T', ' ').replace('Z', '');
}

function parseObject(message: string): JsonObject | null {
  if (!message.trimStart().startsWith('{')) return null;
  try {
    const parsed: unknown = JSON.parse(message);
    return isJsonObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

// A key may contain dots itself (`error.message` in an access log), so the whole path is tried first.
function selectPath(json: JsonObject, field: string): Json | undefined {
  if (json[field] !== undefined) return json[field];
  let value: Json | undefined = json;
  for (const part of field.split('.')) value = isJsonObject(value) ? value[part] : undefined;
  return value;
}

function toValue(value: Json | undefined): FieldValue {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}
