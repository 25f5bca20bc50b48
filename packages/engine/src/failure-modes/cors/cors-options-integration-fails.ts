import { textOf } from '../../text-of.ts';
import { toPointer } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { addOptionsEverywhere, backendHeaders } from './cors-fixes.ts';
import { allStops, corsEvidence, findBrowserStop, methodPointer } from './cors-stops.ts';
import { explainMock, mendMock } from './mock-options-failure.ts';

const failingGates: readonly string[] = ['validation', 'integration', 'response'];

/** A preflight that is answered, by whatever stands behind OPTIONS, with a status that is not 2xx. */
const findBadStatus = (context: CheckContext): Stop | undefined => {
  const at = findBrowserStop(context, ['cors-preflight-status'], 'preflight');
  return at?.simulated.journey.refusal === undefined ? at : undefined;
};

/** A preflight, or an OPTIONS request sent by hand, that fails in the mock behind the method. */
const findFailure = (context: CheckContext): Stop | undefined =>
  allStops(context).find(
    ({ simulated, result }) =>
      simulated.trace.method === 'OPTIONS' &&
      failingGates.includes(result.gate) &&
      simulated.journey.route?.method.saved?.methodIntegration?.type === 'MOCK',
  );

/** A preflight that is handed on to a second API, and does not come through there. */
const findNextApiStop = ({ preflightStops }: CheckContext): Stop | undefined =>
  preflightStops.find(
    ({ simulated, result }) =>
      simulated.trace.method === 'OPTIONS' && result.gate === 'integration' && result.detail['next'] !== undefined,
  );

/**
 * A MOCK behind OPTIONS that cannot build its reply: a binary media type that covers the request, no template for its content
 * type, or a template without a status. https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export const corsOptionsIntegrationFails = defineFailureMode({
  id: 'cors-options-integration-fails',
  title: 'Integration behind OPTIONS fails',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST'],
  explains: ['cors-preflight-status'],
  symptom: {
    complaints: ['blocked-by-browser', 'failed'],
    texts: [
      'Internal server error',
      'Unsupported Media Type',
      "Response to preflight request doesn't pass access control check: It does not have HTTP ok status",
    ],
    statuses: [500, 415],
  },
  needs: ['/api/resources', '/api/restApi'],
  supersedes: ['integration-mapping-fails', 'unsupported-media-type', 'binary-media-types-missing'],
  check: (context) => {
    const at = findFailure(context) ?? findNextApiStop(context) ?? findBadStatus(context);
    const route = at?.simulated.journey.route?.method;
    if (!at || !route) return { verdict: 'clear' };
    const pointer = methodPointer(context, route.path, route.verb) ?? '/api/resources';
    return {
      verdict: 'found',
      at,
      evidence: [
        {
          label: 'Integration behind OPTIONS',
          pointer: `${pointer}/methodIntegration`,
          observed: route.saved?.methodIntegration?.type ?? 'unknown',
          expected: 'a reply with status 200 for every preflight',
        },
        ...(context.world.snapshot.api.kind === 'REST' &&
        context.world.snapshot.api.restApi.state === 'present' &&
        context.world.snapshot.api.restApi.value.binaryMediaTypes
          ? [
              {
                label: 'Binary media types',
                pointer: toPointer('api', 'restApi', 'value', 'binaryMediaTypes'),
                observed: context.world.snapshot.api.restApi.value.binaryMediaTypes.join(', '),
              },
            ]
          : []),
        ...corsEvidence(context, at),
      ],
      detail: {
        ...at.result.detail,
        path: route.path,
        pointer,
        reason: at.result.reason,
        status: at.result.detail['status'] ?? at.result.replies[0]?.status,
        isNextApi: at.result.detail['next'] !== undefined,
        isMock: route.saved?.methodIntegration?.type === 'MOCK',
      },
    };
  },
  explain: ({ detail }) => {
    const path = String(detail['path']);
    if (detail['isNextApi'] === true)
      return {
        summary: `The second API that OPTIONS ${path} leads to does not answer the preflight.`,
        explanation:
          'OPTIONS is handed on to another API here, with its own routes, policy and authorization. What it refuses comes back without a good status, and the browser never sends the real call. A preflight carries neither credential nor API key, so the second API has to answer OPTIONS to anybody, or this one answers it itself.',
      };
    if (detail['isMock'] === true)
      return {
        summary: `The mock integration behind OPTIONS ${path} fails before it can answer the preflight.`,
        explanation: `${explainMock(detail)} No status results, and API Gateway answers an error without CORS headers. The real methods keep working.`,
      };
    return {
      summary: `The backend answers OPTIONS ${path} with ${textOf(detail['status'], 'an error')}, so the preflight fails.`,
      explanation:
        'OPTIONS reaches the backend here, which does not know the verb (or asks for a login) and answers with a status that is not 2xx. The browser takes no such reply for a preflight, whatever its headers say, and never sends the real call.',
    };
  },
  fixes: ({ detail }, context) => {
    if (detail['isMock'] !== true) return [...addOptionsEverywhere(context), backendHeaders(context)];
    return [mendMock(context, String(detail['pointer']), detail)];
  },
  fixAvailability: 'always',
  howToSee: 'Send OPTIONS yourself; the execution log says "Unable to transform request" where logging is on.',
  why: 'A mock integration without an applied template has no status to answer with.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'With */* as binary media type a mock OPTIONS needs CONVERT_TO_TEXT.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html',
      proves: 'Which content types reach a template.',
    },
  ],
});
