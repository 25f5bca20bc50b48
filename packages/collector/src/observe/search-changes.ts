import { type Fact, type Observation, present } from '@gatescope/shared';
import type { Site } from '../collect/site.ts';
import { isRecord } from '../is-record.ts';
import { listEventsBetween } from '../reads/cloudtrail/list-events-between.ts';
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

/** CloudTrail admits two lookups a second: of what stands around an API, the first few. */
const mostAround = 4;

/** Edits of a stretch of time. */
export interface Changes {
  /** Newest first. */
  readonly changes: readonly ChangeObservation[];
  /** There are older events in this stretch that were not looked through. */
  readonly isCutOff: boolean;
}

/**
 * Edits of an API, and of what stands around it, in a stretch of time; a refusal stays one. CloudTrail knows endpoints and
 * security groups by their names, but few things of API Gateway: its own events and the account's edits are looked through,
 * for the former hold everybody's reads as well.
 */
export const changesBetween = async (
  site: Site,
  {
    apiId,
    startTime,
    endTime,
    around = [],
  }: {
    readonly apiId: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly around?: readonly string[] | undefined;
  },
): Promise<Fact<Changes>> => {
  const ask = (key: 'ResourceName' | 'ReadOnly' | 'EventSource', value: string) =>
    site.ask(listEventsBetween, { key, value, startTime, endTime }, 'low');
  const ids = [apiId, ...around];
  const ofNetwork = around.filter((id) => /^(?:vpce|sg)-/.test(id)).slice(0, mostAround);
  const facts = await Promise.all([
    ask('EventSource', 'apigateway.amazonaws.com'),
    ask('ReadOnly', 'false'),
    ...[apiId, ...ofNetwork].map((id) => ask('ResourceName', id)),
  ]);
  const refused = facts.find((fact) => fact.state === 'hidden');
  if (refused?.state === 'hidden') return refused;
  const stretches = facts.flatMap((fact) => (fact.state === 'present' ? [fact.value] : []));
  const events = stretches
    .flatMap((stretch) => stretch.events)
    .filter((event) => ids.some((id) => mentions(event, id)));
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()].filter(isEdit);
  const newestFirst = distinct.sort((left, right) => (right.at ?? '').localeCompare(left.at ?? ''));
  return present({
    changes: newestFirst.map(toChangeObservation),
    // Each alone holds every edit of the API.
    isCutOff: stretches.slice(0, 2).every(({ isCutOff }) => isCutOff),
  });
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
