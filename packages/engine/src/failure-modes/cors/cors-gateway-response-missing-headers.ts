import { maySpeakOf } from '../../cors/cors-issue.ts';
import { textOf } from '../../text-of.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { CheckContext } from '../failure-mode.ts';
import { gatewayResponseOperations, originNote, stageName } from './cors-fixes.ts';
import { corsDetail, corsEvidence, allStops, originOf } from './cors-stops.ts';
import { isMadeByGateway } from './made-by-gateway.ts';
import { restFact } from '../../facts.ts';

const gatewayResponses = restFact('gatewayResponses');

const lacksOrigin = ({ world }: CheckContext): boolean => {
  const { api } = world.snapshot;
  if (api.kind !== 'REST' || api.gatewayResponses.state !== 'present') return false;
  const type = (world.seen.status ?? 403) >= 500 ? 'DEFAULT_5XX' : 'DEFAULT_4XX';
  return !api.gatewayResponses.value.some(
    ({ responseType, responseParameters }) =>
      responseType === type && Object.keys(responseParameters ?? {}).some((name) => /allow-origin$/i.test(name)),
  );
};

/** API Gateway's own errors carry no CORS headers unless gateway responses add them, so the browser hides the real error. */
export const corsGatewayResponseMissingHeaders = defineFailureMode({
  id: 'cors-gateway-response-missing-headers',
  title: "API Gateway's own errors carry no CORS headers, so the browser hides them",
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST'],
  explains: ['cors-origin-missing'],
  symptom: {
    complaints: ['blocked-by-browser', 'sometimes'],
    texts: ["No 'Access-Control-Allow-Origin' header is present on the requested resource"],
    statuses: [401, 403, 429, 500, 502, 504],
  },
  needs: ['/api/gatewayResponses'],
  isConsequence: true,
  check: (context) => {
    const { seen, request } = context.world;
    const isBrowser =
      request?.client.kind === 'browser' && (seen.kind === 'blocked-by-browser' || seen.cors !== undefined);
    const isAboutCall =
      seen.cors?.leg !== 'preflight' && (!seen.cors || maySpeakOf(seen.cors, 'MissingAllowOriginHeader'));
    if (!isBrowser || !isAboutCall || !isMadeByGateway(context)) return { verdict: 'clear' };
    if (context.facts.read(gatewayResponses).state === 'hidden') return { verdict: 'unknown' };
    if (!lacksOrigin(context)) return { verdict: 'clear' };
    // While a denied read hides the error itself, its missing headers are no cause to name.
    const denied = (context.main?.trace.gates ?? [])
      .filter(({ reached }) => reached)
      .flatMap(({ missing }) => missing.filter(({ cause }) => cause !== 'not-asked'));
    if (denied.length > 0) return { verdict: 'unknown', missing: denied };
    const at = allStops(context).find((stop) => stop.result.gate === 'browser' && corsDetail(stop).from === 'refusal');
    return {
      verdict: 'found',
      standing: 'specific',
      evidence: [
        {
          label: 'Gateway responses',
          pointer: '/api/gatewayResponses',
          observed: 'no Access-Control-Allow-Origin',
          expected: originOf(context),
        },
        ...(at
          ? corsEvidence(context, at)
          : seen.console
            ? [{ label: "The browser's line", pointer: 'complaint:console', observed: seen.console }]
            : []),
      ],
      detail: { status: seen.status },
    };
  },
  explain: ({ detail }, context) => ({
    summary: `API Gateway's own ${textOf(detail['status'], 'error')} reaches ${originOf(context)} without Access-Control-Allow-Origin, so the page sees a CORS error instead of it.`,
    explanation:
      'The CORS line in the console is not the cause: an error that API Gateway makes itself carries no CORS headers by default, and the browser then hides status and body from the page. Find the error first; adding the header to the gateway responses makes such errors readable.',
  }),
  fixes: (_found, context) => {
    const stage = stageName(context);
    const operations = gatewayResponseOperations(context);
    if (operations.length === 0) return [];
    return [
      {
        id: 'decorate-gateway-responses',
        title: "Add the origin to API Gateway's own errors",
        change: { kind: 'patch', operations: [...operations, ...(stage ? [{ op: 'deploy' as const, stage }] : [])] },
        risk: 'safe',
        notes: [
          originNote(context),
          'A 413 cannot be decorated, and a WAF rule with a custom response needs its own headers.',
        ],
      },
    ];
  },
  fixAvailability: 'sometimes',
  howToSee: 'Read DEFAULT_4XX and DEFAULT_5XX with GetGatewayResponses.',
  why: 'Errors that API Gateway makes never pass an integration response, so nothing adds CORS headers unless gateway responses do.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html',
      proves: 'Gateway responses can add headers to such errors.',
    },
  ],
});
