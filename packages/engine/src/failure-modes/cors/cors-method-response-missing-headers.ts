import { defineFailureMode } from '../failure-mode.ts';
import { allowOriginFixes } from './allow-origin-fixes.ts';
import { corsEvidence, findBrowserStop, originOf, verdictAt } from './cors-stops.ts';
import { isMadeByGateway } from './made-by-gateway.ts';

/** A non-proxy integration maps headers per response; one that maps none leaves the browser without them. */
export const corsMethodResponseMissingHeaders = defineFailureMode({
  id: 'cors-method-response-missing-headers',
  title: 'Response of the real method maps no Access-Control-Allow-Origin',
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST'],
  explains: ['cors-origin-missing'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: ["No 'Access-Control-Allow-Origin' header is present on the requested resource"],
  },
  needs: ['/api/resources'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-origin-missing'], 'actual');
    const type = at?.simulated.journey.route?.method.saved?.methodIntegration?.type ?? '';
    if (!at || at.simulated.journey.refusal || type === '' || type.endsWith('_PROXY') || isMadeByGateway(context))
      return { verdict: 'clear' };
    return verdictAt(at, (stop) => corsEvidence(context, stop));
  },
  explain: ({ at }, context) => {
    const route = at?.simulated.journey.route?.method;
    const status = context.world.seen.status;
    return {
      summary: `The ${status ?? 'real'} response of ${route ? `${route.verb} ${route.path}` : 'the method'} maps no Access-Control-Allow-Origin for ${originOf(context)}.`,
      explanation:
        'A non-proxy integration sends only the headers that its integration responses map and its method responses declare. OPTIONS may be right; the real reply needs Access-Control-Allow-Origin too, on every status that is mapped, errors included.',
    };
  },
  fixes: ({ at }, context) => (at ? allowOriginFixes(context, at, false) : []),
  fixAvailability: 'always',
  howToSee:
    "Read the method's integration responses with GetMethod: responseParameters lacks the header for this status.",
  why: 'Each mapped status has its own headers; enabling CORS covers the 200 response only.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'Non-proxy methods need the header on their responses too.',
    },
  ],
});
