import { describeExchange } from '../http/describe-exchange.ts';
import type { Exchange } from '../http/exchange.ts';
import { messageOf, toReplyBody } from '../http/reply-body.ts';
import type { FoundJson } from '../text/find-json.ts';
import type { Page } from '../text/page.ts';
import { isRecord, textOf } from '../text/parse-json.ts';
import { readGatewayMessage } from './gateway-messages.ts';
import { readInvokeArn, toRequestPart } from './invoke-arn.ts';
import { kindOfStatus } from './kind-of-status.ts';
import { toManagementReading } from './management-reading.ts';
import { findManagementMessage } from './management-messages.ts';
import type { Guess, Reading, Recogniser } from './reading.ts';

type Fields = Readonly<Record<string, unknown>>;

const isBody = (value: Fields): boolean =>
  ['message', 'Message', 'errorMessage', '__type'].some(
    (name) => typeof value[name] === 'string' || value[name] === null,
  ) ||
  (typeof value['error'] === 'string' && Object.keys(value).length <= 6);

const isFrame = (value: Fields): boolean =>
  textOf(value['connectionId']) !== undefined && textOf(value['requestId']) !== undefined;

/** Bodies that API Gateway writes tell the complaint; what a backend's message means nobody knows here. */
const guessesOf = (message: string): Guess[] => {
  const known = readGatewayMessage(message);
  if (!known) return [];
  const arn = readInvokeArn(message);
  const status = known.status === undefined ? {} : { symptom: { status: known.status } };
  return [
    {
      because: `"${known.text.slice(0, 60)}" is what API Gateway writes when it ${known.kind === 'failed' ? 'fails' : 'refuses'}`,
      says: { kind: known.kind },
    },
    ...(known.status === undefined
      ? []
      : [{ because: `By default this message comes with ${known.status}`, says: status }]),
    ...(arn
      ? [
          {
            because: 'The message names the API, the stage and the path that were called',
            says: { target: arn.target, request: toRequestPart(arn) },
          },
        ]
      : []),
  ];
};

const toFrame = (value: Fields, { start, end }: FoundJson, body: string): Reading => {
  const ids = [value['requestId'], value['connectionId']].flatMap((id) => textOf(id) ?? []);
  const message = messageOf(body) ?? '';
  return {
    kind: 'websocket',
    span: { start, end },
    understood: `A WebSocket message of API Gateway: "${message.slice(0, 160)}"`,
    notes: ['The connection stands; one message failed'],
    says: { requestIds: ids },
    guesses: [
      {
        because: 'The message is taken for the complaint',
        says: { symptom: { body }, kind: /^Forbidden|^Bad request/i.test(message) ? 'refused' : 'failed' },
      },
    ],
  };
};

const toBody = (page: Page, found: FoundJson, value: Fields): Reading => {
  const raw = page.text.slice(found.start, found.end);
  const body = toReplyBody(raw.includes('\\"') && !raw.startsWith('{"') ? JSON.stringify(value) : raw) ?? '';
  if (isFrame(value)) return toFrame(value, found, body);
  const message = messageOf(body) ?? '';
  const code = textOf(value['__type'])?.replace(/^.{0,120}#/, '');
  const management = findManagementMessage(message);
  if (management) return toManagementReading({ message, ...(code ? { code } : {}), span: found });
  const exchange: Exchange = { responseBody: body };
  return {
    kind: 'json-body',
    span: { start: found.start, end: found.end },
    understood: describeExchange(exchange),
    says: { exchanges: [exchange] },
    guesses: guessesOf(message),
  };
};

const first = (value: Fields, ...names: readonly string[]): unknown =>
  names.map((name) => value[name]).find((found) => found !== undefined);

/** A reply that a client or a logger printed as an object: `{ "statusCode": 403, "body": "…", "url": "…" }`. */
const toWrapped = (found: FoundJson, value: Fields): Reading | undefined => {
  const status = first(value, 'statusCode', 'status', 'status_code', 'http_status');
  if (typeof status !== 'number' || status < 100 || status > 599) return undefined;
  const inner = first(value, 'body', 'data', 'response', 'error');
  const body = toReplyBody(typeof inner === 'string' ? inner : isRecord(inner) ? JSON.stringify(inner) : undefined);
  const url = textOf(first(value, 'url', 'uri', 'requestUrl', 'endpoint'));
  const method = textOf(first(value, 'method', 'httpMethod'))?.toUpperCase();
  if (!body && !kindOfStatus(status)) return undefined;
  const exchange: Exchange = {
    status,
    ...(body ? { responseBody: body } : {}),
    ...(url && /^https?:\/\//i.test(url) ? { url } : {}),
    ...(method && /^[A-Z]{3,10}$/.test(method) ? { method } : {}),
  };
  const span = { start: found.start, end: found.end };
  return { kind: 'json-body', span, understood: describeExchange(exchange), says: { exchanges: [exchange] } };
};

const toReading = (page: Page, found: FoundJson): Reading[] => {
  const { value } = found;
  if (!isRecord(value)) return [];
  const wrapped = toWrapped(found, value);
  if (!wrapped && isBody(value)) return [toBody(page, found, value)];
  return wrapped ? [wrapped] : [];
};

/** Bodies of error replies, in the spellings of REST, HTTP and WebSocket APIs and of other AWS services. */
export const jsonBody: Recogniser = {
  id: 'json-body',
  sign: /[Mm]essage|__type|"error"|status/,
  read: (page) => page.json().flatMap((found) => toReading(page, found)),
};
