import { LookupEventsCommand, type LookupEventsCommandOutput } from '@aws-sdk/client-cloudtrail';
import { defineRead, type PageRequest } from '../../read.ts';

/** A management event, its record still as text. */
export interface TrailEvent {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly at: string | undefined;
  readonly source: string | undefined;
  readonly user: string | undefined;
  readonly resources: readonly string[];
  /** The whole record as JSON. */
  readonly record: string;
}

type Input = {
  readonly key: 'ResourceName' | 'ReadOnly' | 'EventSource';
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
};

// One page: CloudTrail admits two lookups a second, and 50 edits are as many as anybody reads.
const mostEvents = 50;

/** The newest management events with some attribute. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
export const lookupEvents = defineRead({
  id: 'cloudtrail/lookup-events',
  service: 'cloudtrail',
  operation: 'LookupEvents',
  permission: { action: 'cloudtrail:LookupEvents', resource: '*' },
  lane: 'cloudtrail',
  part: 'changes',
  fills: 'observation:change',
  after: [],
  send: ({ client, input, options }: PageRequest<'cloudtrail', Input>) =>
    client.send(
      new LookupEventsCommand({
        LookupAttributes: [{ AttributeKey: input.key, AttributeValue: input.value }],
        MaxResults: mostEvents,
        ...(input.startTime === undefined ? {} : { StartTime: new Date(input.startTime) }),
        ...(input.endTime === undefined ? {} : { EndTime: new Date(input.endTime) }),
      }),
      options,
    ),
  toFacts: ([answer]) => toTrailEvents(answer),
});

/** The events, newest first as AWS gives them. */
export const toTrailEvents = (answer: Pick<LookupEventsCommandOutput, 'Events'> | undefined): TrailEvent[] =>
  (answer?.Events ?? []).map((event) => ({
    id: event.EventId ?? '',
    name: event.EventName ?? '',
    at: event.EventTime?.toISOString(),
    source: event.EventSource,
    user: event.Username,
    resources: (event.Resources ?? []).flatMap(({ ResourceName }) => ResourceName ?? []),
    record: event.CloudTrailEvent ?? '{}',
  }));
