import type { CorsConfiguration } from '@gatescope/shared';
import type { Gate, GateAnswer, GateContext } from '../gate.ts';
import { droppedHeaders } from '../names/received-request.ts';
import { corsConfigurationOf } from './cors-configuration.ts';
import { corsHeaders } from './cors-headers.ts';

const originOf = ({ world }: GateContext): string | undefined => {
  const { request } = world;
  if (!request) return undefined;
  return request.client.kind === 'browser' ? request.client.origin : request.headers['origin'];
};

/** Without Origin, which a distribution in front may keep to itself, API Gateway writes no CORS headers. */
const isOriginLost = ({ world, journey }: GateContext): boolean =>
  world.request !== null && droppedHeaders(world.request, journey.way).includes('origin');

const headersFor = (context: GateContext, config: CorsConfiguration) => {
  if (isOriginLost(context)) return {};
  const origin = originOf(context);
  return origin === undefined ? undefined : corsHeaders(config, origin, context.leg);
};

const run = (context: GateContext): GateAnswer => {
  const { v2, integration } = context.journey;
  if (!v2 || (!integration && !v2.answersPreflight)) return { outcome: 'skipped' };
  const { basis } = v2.view;
  const config = corsConfigurationOf(context, v2);
  if (config === 'hidden')
    return { outcome: 'unknown', basis, adds: { response: { headersKnown: undefined, fromBackend: true } } };
  // Without a configuration the backend's own headers pass through.
  const headers = config ? headersFor(context, config) : undefined;
  const detail = { isProxy: true, ...(config ? { corsPointer: v2.view.corsPointer, headers } : {}) };
  const status = v2.answersPreflight ? { status: 204 } : {};
  const response = { ...status, headersKnown: headers, fromBackend: !v2.answersPreflight };
  return { outcome: 'passed', basis, adds: { response }, detail };
};

/**
 * What an HTTP API makes of the backend's reply: it passes on, with the CORS headers of the configuration in the place of the
 * backend's own.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export const httpResponseGate: Gate = { id: 'response', title: 'Response', run };
