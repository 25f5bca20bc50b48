import type { PredictedReply } from '@gatescope/shared';
import { runningMethod } from '../../deployed-view.ts';
import { restFact } from '../../facts.ts';
import { contentTypeOf, findBinaryType } from '../integration/media-type.ts';
import type { GateContext } from '../gate.ts';
import type { DeployedView } from '../../deployed-view.ts';
import type { MatchedRoute } from '../journey.ts';
import { base64Bytes, bodyBytes, headerBytes } from './measure.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
const maximumBody = 10_485_760;
// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
const maximumLambdaPayload = 6_291_456;

/** A part of the request that is over its limit. */
export interface Oversize {
  readonly part: 'body' | 'lambda-payload' | 'headers' | 'url';
  readonly size: number;
  readonly limit: number;
  /** The body grows by a third on its way to the function. */
  readonly isBase64?: boolean;
  readonly replies: readonly PredictedReply[];
}

const tooLarge: readonly PredictedReply[] = [
  { gatewayResponse: 'REQUEST_TOO_LARGE', status: 413, message: `HTTP content length exceeded ${maximumBody} bytes.` },
];
/** Lambda refuses the invocation; what the caller sees of it differs. */
const refusedByLambda: readonly PredictedReply[] = [
  { status: 413 },
  { gatewayResponse: 'INTEGRATION_FAILURE', status: 500, message: 'Internal server error' },
  { gatewayResponse: 'INTEGRATION_FAILURE', status: 502, message: 'Internal server error' },
];

const endpointType = ({ facts }: GateContext): string | undefined =>
  facts.value(restFact('restApi'))?.endpointConfiguration?.types?.[0];

const urlLimit = (type: string | undefined): number => (type === 'EDGE' || type === 'PRIVATE' ? 8192 : 10_240);

const binaryTypes = ({ facts }: GateContext, view: DeployedView): readonly string[] => {
  const deployed = view.exported.state === 'present' ? view.exported.value.restApi.binaryMediaTypes : undefined;
  return deployed ?? facts.value(restFact('restApi'))?.binaryMediaTypes ?? [];
};

/** What a Lambda function is invoked with, at least: the body alone, as text or as base64. */
const lambdaPayload = (
  context: GateContext,
  view: DeployedView,
  route: MatchedRoute,
  bytes: number,
): Oversize | undefined => {
  const integration = runningMethod(route.method)?.method.methodIntegration;
  const isProxy = integration?.type === 'AWS_PROXY' && integration.uri?.includes(':lambda:path/') === true;
  // Half a limit cannot grow over it.
  if (!isProxy || bytes <= maximumLambdaPayload / 2) return undefined;
  const isBase64 = findBinaryType(binaryTypes(context, view), contentTypeOf(context.request)) !== undefined;
  const size = isBase64 ? base64Bytes(bytes) : bytes;
  return size > maximumLambdaPayload
    ? { part: 'lambda-payload', size, limit: maximumLambdaPayload, isBase64, replies: refusedByLambda }
    : undefined;
};

/** The first part of the request that is over its limit; facts are read only where a size comes near one. */
export const findOversize = (context: GateContext, view: DeployedView, route: MatchedRoute): Oversize | undefined => {
  const { request } = context;
  if (request.url.length > 8192 && request.url.length > urlLimit(endpointType(context))) {
    return {
      part: 'url',
      size: request.url.length,
      limit: urlLimit(endpointType(context)),
      replies: [{ status: 414 }],
    };
  }
  const headers = headerBytes(request);
  const headerLimit = headers > 8000 && endpointType(context) === 'PRIVATE' ? 8000 : 10_240;
  if (headers > headerLimit) return { part: 'headers', size: headers, limit: headerLimit, replies: [{ status: 431 }] };
  const bytes = bodyBytes(request);
  if (bytes === undefined) return undefined;
  if (bytes > maximumBody) return { part: 'body', size: bytes, limit: maximumBody, replies: tooLarge };
  return lambdaPayload(context, view, route, bytes);
};
