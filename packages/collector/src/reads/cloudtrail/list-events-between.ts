import { LookupEventsCommand, type LookupEventsCommandOutput } from '@aws-sdk/client-cloudtrail';
import { defineRead, type PageRequest } from '../../read.ts';
import { toTrailEvents, type TrailEvent } from './lookup-events.ts';

/** Management events of a stretch of time. */
export interface TrailStretch {
  /** Newest first. */
  readonly events: readonly TrailEvent[];
  /** There are older ones in this stretch that were not read. */
  readonly isCutOff: boolean;
}

type Input = {
  readonly key: 'ResourceName' | 'ReadOnly' | 'EventSource';
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly startTime: number;
  readonly endTime: number;
};

const perPage = 50;

/**
 * Management events with some attribute in a stretch of time, page by page: the newest of a busy account are of other things.
 * CloudTrail admits two lookups a second, so the pages are few.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export const listEventsBetween = defineRead({
  id: 'cloudtrail/list-events-between',
  service: 'cloudtrail',
  operation: 'LookupEvents',
  permission: { action: 'cloudtrail:LookupEvents', resource: '*' },
  lane: 'cloudtrail',
  part: 'changes',
  fills: 'search:change',
  after: [],
  send: ({ client, input, page, options }: PageRequest<'cloudtrail', Input>) =>
    client.send(
      new LookupEventsCommand({
        LookupAttributes: [{ AttributeKey: input.key, AttributeValue: input.value }],
        MaxResults: perPage,
        StartTime: new Date(input.startTime),
        EndTime: new Date(input.endTime),
        NextToken: page,
      }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  maxPages: 3,
  toFacts: (pages) => toTrailStretch(pages),
});

/** The events of all pages. */
export const toTrailStretch = (
  pages: readonly Pick<LookupEventsCommandOutput, 'Events' | 'NextToken'>[],
): TrailStretch => ({ events: pages.flatMap(toTrailEvents), isCutOff: Boolean(pages.at(-1)?.NextToken) });
