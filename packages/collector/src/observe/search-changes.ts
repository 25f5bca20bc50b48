import { type Fact, type Observation, present } from '@gatescope/shared';
import type { Site } from '../collect/site.ts';
import { isRecord } from '../is-record.ts';
import { lookupEvents, type TrailEvent } from '../reads/cloudtrail/lookup-events.ts';
import { maskRecord } from './mask-record.ts';

type ChangeObservation = Extract<Observation, { kind: 'change' }>;

/**
 * Edits of an API and of what stands around it. CloudTrail knows many API Gateway events under no resource name, so the
 * account's newest edits are looked through as well.
 */
export const searchChanges = async (
  site: Site,
  { apiId, around }: { readonly apiId: string; readonly around: Promise<readonly string[]> },
): Promise<ChangeObservation[]> => {
  const [named, newest, others] = await Promise.all([
    site.ask(lookupEvents, { key: 'ResourceName', value: apiId }, 'low'),
    site.ask(lookupEvents, { key: 'ReadOnly', value: 'false' }, 'low'),
    around,
  ]);
  const ids = [apiId, ...others];
  const events = [
    ...(named.state === 'present' ? named.value : []),
    ...(newest.state === 'present' ? newest.value.filter((event) => ids.some((id) => mentions(event, id))) : []),
  ];
  return [...new Map(events.map((event) => [event.id, event])).values()].filter(isEdit).map(toChangeObservation);
};

/** Edits of an API in a stretch of time, newest first; a refusal stays one. */
export const changesBetween = async (
  site: Site,
  { apiId, startTime, endTime }: { readonly apiId: string; readonly startTime: number; readonly endTime: number },
): Promise<Fact<ChangeObservation[]>> => {
  const ask = (key: 'ResourceName' | 'EventSource', value: string) =>
    site.ask(lookupEvents, { key, value, startTime, endTime }, 'low');
  const [named, all] = await Promise.all([ask('ResourceName', apiId), ask('EventSource', 'apigateway.amazonaws.com')]);
  if (named.state === 'hidden') return named;
  if (all.state === 'hidden') return all;
  const events = [
    ...(named.state === 'present' ? named.value : []),
    ...(all.state === 'present' ? all.value.filter((event) => mentions(event, apiId)) : []),
  ];
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()].filter(isEdit);
  const newestFirst = distinct.sort((left, right) => (right.at ?? '').localeCompare(left.at ?? ''));
  return present(newestFirst.map(toChangeObservation));
};

const mentions = ({ record, resources }: TrailEvent, id: string): boolean =>
  record.includes(id) || resources.some((name) => name.includes(id));

const isEdit = ({ name }: TrailEvent): boolean => !/^(?:Get|List|Describe|Lookup|Head)/.test(name);

/** A management event as an observation: who did what, when, with which parameters; keys and secrets left out. */
export const toChangeObservation = (event: TrailEvent): ChangeObservation => {
  const record = parseRecord(event.record);
  const identity = isRecord(record['userIdentity']) ? record['userIdentity'] : {};
  const user = typeof identity['arn'] === 'string' ? identity['arn'] : event.user;
  const [resource] = event.resources;
  const errorCode = record['errorCode'];
  return {
    id: `change:${event.id}`,
    ...(event.at === undefined ? {} : { at: event.at }),
    vantage: 'aws',
    relation: 'ambient',
    kind: 'change',
    eventName: event.name,
    ...(event.source === undefined ? {} : { eventSource: event.source }),
    ...(user === undefined ? {} : { user }),
    ...(resource === undefined ? {} : { resource }),
    ...(isRecord(record['requestParameters']) ? { requestParameters: maskRecord(record['requestParameters']) } : {}),
    ...(typeof errorCode === 'string' ? { errorCode } : {}),
  };
};

const parseRecord = (text: string): Record<string, unknown> => {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
};
