import { createHash } from 'node:crypto';
import { isList } from '../../is-list.ts';
import { isJsonObject, type Json, type JsonObject, jsonText } from '../../json.ts';

/** An event as LookupEvents sends it: the time in seconds since 1970, the whole record as text. */
export interface TrailEvent extends JsonObject {
  readonly EventId: string;
  readonly EventName: string;
  readonly EventTime: number;
  readonly EventSource: string;
  readonly Username: string | undefined;
  readonly ReadOnly: string;
  readonly AccessKeyId: string | undefined;
  readonly Resources: readonly JsonObject[];
  readonly CloudTrailEvent: string;
}

/** Accepts both forms of an event: that of LookupEvents (`EventName`) and the record itself (`eventName`). */
export function toTrailEvent(entry: JsonObject): TrailEvent {
  const record = readRecord(entry);
  const identity = isJsonObject(record['userIdentity']) ? record['userIdentity'] : {};
  const name = text(entry['EventName']) ?? text(record['eventName']) ?? '';
  const time = text(entry['EventTime']) ?? text(record['eventTime']) ?? '';
  const resources = entry['Resources'] ?? record['resources'];
  return {
    EventId: text(entry['EventId']) ?? text(record['eventID']) ?? idFor(entry),
    EventName: name,
    EventTime: Date.parse(time) / 1000,
    EventSource: text(entry['EventSource']) ?? text(record['eventSource']) ?? 'apigateway.amazonaws.com',
    Username: text(entry['Username']) ?? text(identity['userName']) ?? text(identity['arn'])?.split('/').at(-1),
    ReadOnly: jsonText(entry['ReadOnly'] ?? record['readOnly'] ?? /^(Get|List|Describe)/.test(name)),
    AccessKeyId: text(entry['AccessKeyId']) ?? text(identity['accessKeyId']),
    Resources: isList(resources) ? resources.filter(isJsonObject).map(toResource) : [],
    CloudTrailEvent: JSON.stringify(record),
  };
}

function readRecord(entry: JsonObject): JsonObject {
  const { CloudTrailEvent } = entry;
  if (isJsonObject(CloudTrailEvent)) return CloudTrailEvent;
  if (typeof CloudTrailEvent !== 'string') return toRecord(entry);
  const parsed: unknown = JSON.parse(CloudTrailEvent);
  return isJsonObject(parsed) ? parsed : {};
}

// An event given in the form of LookupEvents without its record gets the fields that both share.
function toRecord(entry: JsonObject): JsonObject {
  if (entry['eventName'] !== undefined) return entry;
  const { EventId, EventName, EventTime, EventSource } = entry;
  return { eventID: EventId, eventName: EventName, eventTime: EventTime, eventSource: EventSource };
}

function toResource({ ResourceType, ResourceName, type, ARN }: JsonObject): JsonObject {
  return { ResourceType: ResourceType ?? type, ResourceName: ResourceName ?? ARN };
}

function idFor(entry: JsonObject): string {
  const digest = createHash('sha256').update(JSON.stringify(entry)).digest('hex');
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join('-');
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
