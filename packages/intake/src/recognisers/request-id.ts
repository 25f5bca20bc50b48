import type { LineMatch } from '../text/match-lines.ts';
import { matchAllInLines } from '../text/match-lines.ts';
import type { Reading, Recogniser } from './reading.ts';

const label =
  '(?:(?:x-amzn-)?request[ _-]?id|x-amz-apigw-id|apigw-requestid|extended[ _-]request[ _-]?id|requestid|extendedRequestId)["\']?\\s{0,3}[:=]?\\s{0,3}["\']?';
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const extended = '[A-Za-z0-9_-]{13,18}={1,2}';
const shape = new RegExp(`(?:\\b${label}|(?<![\\w/=-]))(${uuid}|${extended})(?![\\w=-])["']?`, 'gi');
const trace = /\b(?:Root=|x-amzn-trace-id:? ?)?(1-[0-9a-f]{8}-[0-9a-f]{24})\b/gi;

const isLabelled = (text: string): boolean => /request|apigw/i.test(text.slice(0, 60));

const toReading = ({ match, span }: LineMatch): Reading => {
  const id = match[1] ?? '';
  const isUuid = id.includes('-') && id.length === 36;
  const what = isUuid ? 'A request id' : "An extended request id, or an HTTP API's request id";
  return {
    kind: 'request-id',
    span,
    understood: `${what}: ${id}`,
    ...(isLabelled(match[0]) ? {} : { notes: ['Taken for a request id by its form'] }),
    says: { requestIds: [id] },
  };
};

const toTrace = ({ match, span }: LineMatch): Reading => ({
  kind: 'request-id',
  span,
  understood: `An X-Ray trace id: ${match[1] ?? ''}`,
});

/** Ids that find a request in logs. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html */
export const requestId: Recogniser = {
  id: 'request-id',
  sign: /[0-9a-f]{8}-[0-9a-f]{4}-|[\w-]{13}=|1-[0-9a-f]{8}-/i,
  read: (page) => [
    ...matchAllInLines(page, shape).slice(0, 100).map(toReading),
    ...matchAllInLines(page, trace).slice(0, 100).map(toTrace),
  ],
};
