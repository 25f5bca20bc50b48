import { defineFailureMode } from '../failure-mode.ts';
import { endpointOf } from '../../gates/names/endpoints.ts';
import { detailOf, textIn } from './detail.ts';
import { endpointRequests, headerRequests } from './invoke-fixes.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';

const reasons = ['host-missing'] as const;

/**
 * An endpoint serves every private API of the Region; its own names say nothing of which one is meant.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export const hostHeaderMissing = defineFailureMode({
  id: 'host-header-missing',
  title: 'Endpoint is called by its own name and nothing names the API',
  kind: 'blocking',
  gate: 'host',
  apis: ['REST'],
  explains: reasons,
  symptom: { complaints: ['refused', 'blocked-by-browser'], texts: ['Forbidden'], statuses: [403] },
  needs: ['/api/restApi', '/account/vpcEndpoints'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (!at) return withoutStop(context, reasons);
    const { request, url } = context.world;
    return {
      verdict: 'found',
      at,
      evidence: [
        { label: 'Called host', pointer: 'request:url', observed: url?.host ?? '' },
        {
          label: 'Host',
          pointer: 'request:headers.host',
          observed: request?.headers['host'] ?? 'as in the URL',
          expected: 'a host that names the API',
        },
        {
          label: 'x-apigw-api-id',
          pointer: 'request:headers.x-apigw-api-id',
          observed: request?.headers['x-apigw-api-id'] ?? 'not sent',
          expected: context.world.snapshot.target.apiId,
        },
      ],
      detail: {},
    };
  },
  explain: (found, { world }) => {
    const isPreflight = found.at?.simulated.trace.leg === 'preflight';
    return {
      summary: isPreflight
        ? `The browser's preflight to ${world.url?.host ?? 'the endpoint'} carries nothing that names API ${world.snapshot.target.apiId}.`
        : `The request to ${textIn(detailOf(found.at), 'host') ?? 'the endpoint'} carries nothing that names API ${world.snapshot.target.apiId}.`,
      explanation: `An interface endpoint serves every private API of its Region, so the request has to say which one it means: by a Host of {api}.execute-api.{region}.amazonaws.com, by x-apigw-api-id, or by the alias host of API and endpoint. Without any of them the answer is 403 Forbidden, before a stage or a policy is looked at.${isPreflight ? ' A browser never puts custom headers on a preflight, so pages need a host that names the API.' : ''}`,
    };
  },
  fixes: (found, context) => {
    const vpceId = endpointOf(found.at?.simulated.journey.way)?.vpceId;
    const alias = vpceId ? endpointRequests(context, vpceId).filter(({ id }) => id === 'call-association-alias') : [];
    return found.at?.simulated.trace.leg === 'preflight' && alias.length > 0
      ? alias
      : [...headerRequests(context), ...alias];
  },
  fixAvailability: 'always',
  howToSee:
    'Repeat the call with curl and -H "x-apigw-api-id: …"; if the answer changes, the header was what was missing.',
  why: 'The names of an endpoint belong to PrivateLink, not to an API. API Gateway looks the API up by Host or by x-apigw-api-id.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
      proves: 'Endpoint-specific host names need a Host or x-apigw-api-id header.',
    },
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
      proves: 'Forbidden is the answer when the header is missing.',
    },
  ],
});
