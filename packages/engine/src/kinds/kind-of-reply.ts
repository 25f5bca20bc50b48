import type { ApiKind } from '@gatescope/shared';
import type { ComplaintReading } from '../complaint-reading.ts';

/** The kinds of API that can have given a reply, and the sign that tells. */
export interface KindReading {
  readonly kinds: readonly ApiKind[];
  /** For a sentence: "apigw-requestid", `the message "Missing Authentication Token"`. */
  readonly sign: string;
}

type Sign = (seen: ComplaintReading) => KindReading | undefined;

const header =
  (name: string, kinds: readonly ApiKind[]): Sign =>
  ({ headers }) =>
    headers[name] ? { kinds, sign: name } : undefined;

const message =
  (text: RegExp, kinds: readonly ApiKind[]): Sign =>
  (seen) =>
    seen.messageKey !== undefined && text.test(seen.message ?? '')
      ? { kinds, sign: `the message "${seen.message}"` }
      : undefined;

/** JWT authorizers belong to HTTP APIs alone; REST APIs rename this header. */
const bearerError: Sign = ({ headers }) =>
  headers['www-authenticate']?.some((value) => /^bearer\b.*\berror=/i.test(value.trim()))
    ? { kinds: ['HTTP'], sign: 'www-authenticate' }
    : undefined;

const connectionId: Sign = ({ bodyText }) =>
  /"connectionId"\s*:/.test(bodyText ?? '')
    ? { kinds: ['WEBSOCKET'], sign: 'a connectionId in the message' }
    : undefined;

/** The policy layer writes `Message`; HTTP APIs say Forbidden instead. */
const policyWords: Sign = ({ messageKey, refusal }) =>
  messageKey === 'Message' && refusal
    ? { kinds: ['REST', 'WEBSOCKET'], sign: 'the words of a policy refusal' }
    : undefined;

// The most telling first: an HTTP API in front of a REST API hands that one's headers on, beside its own.
const signs: readonly Sign[] = [
  header('apigw-requestid', ['HTTP']),
  connectionId,
  header('x-amz-apigw-id', ['REST', 'WEBSOCKET']),
  header('x-amzn-errortype', ['REST', 'WEBSOCKET']),
  bearerError,
  message(/^missing authentication token$/i, ['REST', 'WEBSOCKET']),
  policyWords,
];

/**
 * Which kind of API a reply came from, by its fingerprints; undefined where nothing tells.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
 */
export const kindOfReply = (seen: ComplaintReading): KindReading | undefined => {
  for (const sign of signs) {
    const reading = sign(seen);
    if (reading) return reading;
  }
  return undefined;
};
