import type { IntakeTarget } from '../intake.ts';
import { isRecord, textOf } from '../text/parse-json.ts';
import type { FoundJson } from '../text/find-json.ts';
import { statusOfCode } from './aws-error.ts';
import { isManagementCall } from './management-call.ts';
import type { Reading, Recogniser, Sighting } from './reading.ts';

type Event = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return [];
  for (const name of ['Records', 'Events', 'events']) if (Array.isArray(value[name])) return value[name];
  return [value];
};

const eventOf = (value: unknown): Event | undefined => {
  if (!isRecord(value)) return undefined;
  const detail = value['detail'];
  const event = isRecord(detail) ? detail : value;
  return textOf(event['eventName']) && textOf(event['eventSource']) ? event : undefined;
};

const toSighting = (event: Event): Sighting => {
  const identity = event['userIdentity'];
  const user = isRecord(identity) ? textOf(identity['arn']) : undefined;
  const source = textOf(event['eventSource']);
  const at = textOf(event['eventTime']);
  const errorCode = textOf(event['errorCode']);
  return {
    kind: 'change',
    eventName: textOf(event['eventName']) ?? '',
    ...(source ? { eventSource: source } : {}),
    ...(user ? { user } : {}),
    ...(at ? { at } : {}),
    ...(errorCode ? { errorCode } : {}),
    ...(event['requestParameters'] === undefined ? {} : { requestParameters: event['requestParameters'] }),
  };
};

const parameter = (event: Event, name: string): string | undefined => {
  const parameters = event['requestParameters'];
  return isRecord(parameters) ? textOf(parameters[name]) : undefined;
};

const targetOf = (event: Event): IntakeTarget => {
  const region = textOf(event['awsRegion']);
  const apiId = parameter(event, 'restApiId') ?? parameter(event, 'apiId');
  const stage = parameter(event, 'stageName');
  return { ...(region ? { region } : {}), ...(apiId ? { apiId } : {}), ...(stage ? { stage } : {}) };
};

const toReading = (events: readonly Event[], span: { start: number; end: number }): Reading => {
  const failed = events.findLast((event) => textOf(event['errorCode']) !== undefined);
  const main = failed ?? events.at(-1);
  const call = main ? (textOf(main['eventName']) ?? '') : '';
  const code = failed ? (textOf(failed['errorCode']) ?? '') : '';
  const message = failed ? (textOf(failed['errorMessage']) ?? '') : '';
  const isSetup = failed !== undefined && isManagementCall(call);
  const status = statusOfCode(code);
  const body = code.endsWith('Exception') ? JSON.stringify({ message }) : `${code}: ${message}`;
  return {
    kind: 'management-event',
    span,
    understood: failed
      ? `${call} failed: ${code}${message ? `: ${message.slice(0, 200)}` : ''}`
      : `${events.length > 1 ? `${events.length} events, the last: ` : ''}${call}`,
    says: {
      sightings: events.slice(-50).map(toSighting),
      target: main ? targetOf(main) : {},
      ...(isSetup
        ? { kind: 'setup-failed', symptom: { managementCall: call, body, ...(status ? { status } : {}) } }
        : {}),
    },
  };
};

const fromJson = ({ value, start, end }: FoundJson): Reading[] => {
  const events = listOf(value)
    .map(eventOf)
    .filter((event) => event !== undefined);
  return events.length > 0 ? [toReading(events, { start, end })] : [];
};

/** CloudTrail events: what was changed, and which management call failed. */
export const managementEvent: Recogniser = {
  id: 'management-event',
  sign: /eventSource/,
  read: (page) => page.json().flatMap(fromJson),
};
