import type { ReplyFingerprint } from '@gatescope/shared';

/** A reply, as far as a fingerprint needs it. Header names in lower case. */
export interface SeenReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}

const bodyKey = (body: string): 'Message' | 'message' | undefined => {
  const [, key] = /^\s*\{\s*"([Mm]essage)"\s*:/.exec(body) ?? [];
  return key === 'Message' || key === 'message' ? key : undefined;
};

type Headers = (name: string) => string | undefined;

const servedBy = (header: Headers): ReplyFingerprint['servedBy'] => {
  if (header('x-amz-apigw-id')) return 'rest-api';
  if (header('apigw-requestid')) return 'http-api';
  if (header('x-amzn-requestid')) return 'api-gateway';
  if (header('x-amz-cf-id')) return 'cloudfront';
  return /^awselb/i.test(header('server') ?? '') ? 'load-balancer' : 'other';
};

const hasRemapped = (headers: SeenReply['headers']): boolean =>
  Object.keys(headers).some((name) => name.startsWith('x-amzn-remapped-'));

const layerOf = (reply: SeenReply, header: Headers, isGateway: boolean): ReplyFingerprint['layer'] => {
  if (!isGateway) return 'unknown';
  if (hasRemapped(reply.headers)) return 'backend';
  const key = bodyKey(reply.body);
  if (header('x-amzn-errortype')) return key === 'Message' ? 'policy' : 'gateway';
  return reply.status < 400 ? 'backend' : 'unknown';
};

const whoWords: Record<ReplyFingerprint['servedBy'], string> = {
  'rest-api': 'A REST API of API Gateway answered.',
  'http-api': 'An HTTP API of API Gateway answered.',
  'api-gateway': 'API Gateway (or another AWS service) answered.',
  cloudfront: 'CloudFront answered; nothing shows that the request went on to API Gateway.',
  'load-balancer': 'A load balancer answered; nothing shows that the request went on to API Gateway.',
  other: 'The reply carries no mark of API Gateway: something in front of it, or another service, answered.',
};

const layerWords: Record<ReplyFingerprint['layer'], string | undefined> = {
  policy: 'The refusal comes from the layer that evaluates policies: the body says "Message" with a capital M.',
  gateway: 'API Gateway itself made this reply (x-amzn-errortype); the backend was not the one to say it.',
  backend: 'The backend was reached and made this reply.',
  unknown: undefined,
};

/**
 * Tells who gave a reply from its headers and the spelling of its body. A customised gateway response can hide it, so
 * what does not show stays unknown.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const fingerprintReply = (reply: SeenReply): ReplyFingerprint => {
  const header: Headers = (name) => reply.headers[name]?.[0];
  const by = servedBy(header);
  const isGateway = by === 'rest-api' || by === 'http-api' || by === 'api-gateway';
  const layer = layerOf(reply, header, isGateway);
  const errorType = header('x-amzn-errortype')?.split(':')[0];
  const requestId = header('x-amzn-requestid') ?? header('apigw-requestid');
  const extendedRequestId = header('x-amz-apigw-id');
  const isRedirect = reply.status >= 300 && reply.status < 400 && header('location') !== undefined;
  return {
    servedBy: by,
    layer,
    ...(errorType ? { errorType } : {}),
    ...(requestId ? { requestId } : {}),
    ...(extendedRequestId ? { extendedRequestId } : {}),
    words: [
      whoWords[by],
      ...(layerWords[layer] === undefined ? [] : [layerWords[layer]]),
      ...(isGateway && header('x-amz-cf-id') ? ['It came through CloudFront.'] : []),
      ...(isRedirect ? ['It redirects elsewhere; the probe did not follow.'] : []),
    ],
  };
};
