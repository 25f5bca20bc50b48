import { AwsError, readable } from '../../aws-error.ts';
import type { Call, Service } from '../../call.ts';
import { type JsonObject, jsonText } from '../../json.ts';
import { pageOf } from '../../paging.ts';
import { awsJson } from '../../protocols/aws-json.ts';
import { awsJsonTroubles, spellTrouble } from '../trouble.ts';
import { toTrailEvent, type TrailEvent } from './trail-event.ts';

/** AWS CloudTrail: who changed what, and when. */
export const cloudTrail: Service = {
  name: 'CloudTrail',
  signingName: 'cloudtrail',
  protocol: awsJson,
  operations: [{ name: 'LookupEvents', action: 'cloudtrail:LookupEvents', resource: () => '*', answer: lookupEvents }],
  trouble: spellTrouble(awsJsonTroubles),
};

// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
function lookupEvents(call: Call): JsonObject {
  const { account, input } = call;
  const attributes = input.objects('LookupAttributes');
  const start = input.number('StartTime') ?? 0;
  const end = input.number('EndTime') ?? Number.POSITIVE_INFINITY;
  const events = readable(account.wide.cloudTrail)
    .map(toTrailEvent)
    .filter((event) => event.EventTime >= start && event.EventTime <= end)
    .filter((event) => attributes.every((attribute) => hasAttribute(event, attribute)))
    .toSorted((left, right) => right.EventTime - left.EventTime);
  const limit = Math.min(input.number('MaxResults') ?? 50, 50);
  const page = pageOf(events, { limit, token: input.text('NextToken') }, () => {
    return new AwsError({ status: 400, code: 'InvalidNextTokenException', message: 'Invalid NextToken.' });
  });
  return { Events: page.items, ...(page.next === undefined ? {} : { NextToken: page.next }) };
}

function hasAttribute(event: TrailEvent, { AttributeKey, AttributeValue }: JsonObject): boolean {
  switch (AttributeKey) {
    case 'EventId':
    case 'EventName':
    case 'EventSource':
    case 'Username':
    case 'ReadOnly':
    case 'AccessKeyId':
      return event[AttributeKey] === AttributeValue;
    case 'ResourceName':
    case 'ResourceType':
      return event.Resources.some((resource) => resource[AttributeKey] === AttributeValue);
    default:
      throw new AwsError({
        status: 400,
        code: 'InvalidLookupAttributesException',
        message: `Invalid lookup attribute: ${jsonText(AttributeKey)}`,
      });
  }
}
