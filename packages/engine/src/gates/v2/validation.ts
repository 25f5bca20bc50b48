import type { PredictedReply, Request } from '@gatescope/shared';
import type { Gate, GateAnswer, GateContext } from '../gate.ts';
import { base64Bytes, bodyBytes, headerBytes } from '../validation/measure.ts';
import { contentTypeOf, isBinaryByNature } from '../integration/media-type.ts';
import { internalServerError, tooLarge } from './replies.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
const maximumBody = 10_485_760;
const maximumHeaders = 10_240;
// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
const maximumLambdaPayload = 6_291_456;
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
const maximumMessage = 131_072;
const maximumSocketUrl = 4096;

interface Oversize {
  readonly part: 'body' | 'lambda-payload' | 'headers' | 'url' | 'message';
  readonly size: number;
  readonly limit: number;
  readonly isBase64?: boolean;
  readonly replies: readonly PredictedReply[];
}

const over = (
  part: Oversize['part'],
  size: number,
  limit: number,
  replies: readonly PredictedReply[],
): Oversize | undefined => (size > limit ? { part, size, limit, replies } : undefined);

/** HTTP APIs hand bodies that are no text to functions in base64. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
const lambdaPayload = (request: Request, bytes: number): Oversize | undefined => {
  const isBase64 = isBinaryByNature(contentTypeOf(request));
  const size = isBase64 ? base64Bytes(bytes) : bytes;
  const oversize = over('lambda-payload', size, maximumLambdaPayload, [tooLarge, internalServerError]);
  return oversize && { ...oversize, isBase64 };
};

const ofHttp = ({ request, journey }: GateContext): Oversize | undefined => {
  const bytes = bodyBytes(request) ?? 0;
  const isFunction = journey.v2?.route?.method.saved?.methodIntegration?.uri?.includes(':lambda:path/') === true;
  return (
    over('headers', headerBytes(request), maximumHeaders, [{ status: 431 }]) ??
    over('body', bytes, maximumBody, [tooLarge]) ??
    (isFunction ? lambdaPayload(request, bytes) : undefined)
  );
};

const ofSocket = ({ request, journey }: GateContext): Oversize | undefined => {
  const bytes = bodyBytes(request) ?? 0;
  if (journey.v2?.call === 'management') return over('message', bytes, maximumMessage, [tooLarge]);
  // Too large a message closes the connection (1009) instead of being answered.
  if (journey.v2?.call === 'message') return over('message', bytes, maximumMessage, []);
  return over('url', request.url.length, maximumSocketUrl, [{ status: 414 }]);
};

const run = (context: GateContext): GateAnswer => {
  const { journey, world } = context;
  if (!journey.v2) return { outcome: 'skipped' };
  const oversize = world.snapshot.target.kind === 'HTTP' ? ofHttp(context) : ofSocket(context);
  if (!oversize) return { outcome: 'passed' };
  const { replies, ...detail } = oversize;
  return { outcome: 'stopped', reason: 'payload-too-large', replies, detail };
};

/** Limits of size; HTTP and WebSocket APIs validate no requests by models here. */
export const v2ValidationGate: Gate = { id: 'validation', title: 'Limits', run };
