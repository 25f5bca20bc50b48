import type { ScenarioTranscript, WireReply } from '../../testing/example.ts';
import { page } from './cors-example-parts.ts';

// Replies as the pages below document them. Ids are made up, as are the backend's own bodies.
const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide';
const enableCors = `${guide}/how-to-cors.html`;
const gatewayResponses = `${guide}/supported-gateway-response-types.html`;

const requestIds = { 'x-amzn-RequestId': '5ab1f5f7-51c0-4b6a-9d2e-3b0a3f6a1f11', 'x-amz-apigw-id': 'Kx1ZpHsFjoEFx3Q=' };

/** A preflight's answer from a mock method with the three headers; an empty value leaves one out. */
export const preflightReply = (headers: Readonly<Record<string, string>> = {}): WireReply => {
  const all: Record<string, string> = {
    'Access-Control-Allow-Origin': page,
    'Access-Control-Allow-Methods': 'GET,POST,PUT,OPTIONS',
    'Access-Control-Allow-Headers': 'Content-Type,Authorization,X-Api-Key',
    ...headers,
  };
  const said = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
  return { status: 200, headers: { 'Content-Type': 'application/json', ...requestIds, ...said } };
};

/** The backend's good answer, with what is said of CORS. */
export const orderReply = (headers: WireReply['headers'] = {}): WireReply => ({
  status: 200,
  headers: { 'Content-Type': 'application/json', ...requestIds, ...headers },
  body: '{"order":"4711"}',
});

/** The backend's good answer, readable by the page. */
export const readableReply = orderReply({ 'Access-Control-Allow-Origin': page });

/** An error that API Gateway makes itself. */
export const gatewayError = (
  status: number,
  { type, message, headers = {} }: { type: string; message: string; headers?: WireReply['headers'] },
): WireReply => ({
  status,
  headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': type, ...requestIds, ...headers },
  body: JSON.stringify({ message }),
});

/** No method for this verb and path, or one that wants a signature: the same words. */
export const missingToken = gatewayError(403, {
  type: 'MissingAuthenticationTokenException',
  message: 'Missing Authentication Token',
});

/** The replies to one call, as documented for methods with CORS enabled. */
export const answered = (preflight: WireReply | undefined, actual?: WireReply): ScenarioTranscript => ({
  source: enableCors,
  hops: [{ ...(preflight ? { preflight } : {}), ...(actual ? { actual } : {}) }],
});

/** Preflight and call as they should be. */
export const soundTranscript = answered(preflightReply(), readableReply);

/** The preflight meets an error of API Gateway's own. */
export const refusedPreflight = (preflight: WireReply): ScenarioTranscript => ({
  source: gatewayResponses,
  hops: [{ preflight }],
});
