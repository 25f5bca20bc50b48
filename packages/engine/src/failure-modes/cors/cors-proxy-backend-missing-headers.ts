import { isMadeByGateway, mayBeMadeByGateway } from './made-by-gateway.ts';
import { backendHeaders } from './cors-fixes.ts';
import { corsEvidence, findBrowserStop, isReadEitherWay, originOf, verdictAt } from './cors-stops.ts';
import { corsProxyBackendV2 } from '../v2/cors-parts.ts';
import { withV2 } from '../v2/with-v2.ts';

/** With a proxy integration API Gateway adds no header: the backend must send the CORS headers itself. */
export const corsProxyBackendMissingHeaders = withV2(corsProxyBackendV2, {
  id: 'cors-proxy-backend-missing-headers',
  title: 'Backend behind the proxy integration sends no CORS headers',
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST', 'HTTP'],
  explains: ['cors-origin-missing'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      "No 'Access-Control-Allow-Origin' header is present on the requested resource",
      'CORS header ‘Access-Control-Allow-Origin’ missing',
    ],
  },
  needs: ['/api/resources'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-origin-missing'], 'actual');
    const type = at?.simulated.journey.route?.method.saved?.methodIntegration?.type ?? '';
    if (!at || at.simulated.journey.refusal || !type.endsWith('_PROXY') || isMadeByGateway(context))
      return { verdict: 'clear' };
    const verdict = {
      ...verdictAt(at, (stop) => corsEvidence(context, stop)),
      ...(isReadEitherWay(context, at) ? { certainty: 'likely' as const } : {}),
    };
    return mayBeMadeByGateway(context) ? { ...verdict, standing: 'possible' } : verdict;
  },
  explain: ({ at }, context) => {
    const route = at?.simulated.journey.route?.method;
    return {
      summary: `The backend of ${route ? `${route.verb} ${route.path}` : 'this method'} answers without Access-Control-Allow-Origin for ${originOf(context)}.`,
      explanation:
        'With a proxy integration API Gateway passes the reply on as it is; there is no integration response in which it could add headers. Enabling CORS on the resource only covers OPTIONS. The call itself was made and may have had its effect; the browser only keeps the page from reading the reply.',
    };
  },
  fixes: (_found, context) => [backendHeaders(context)],
  fixAvailability: 'always',
  howToSee: 'Call with curl -i and an Origin header: the reply lacks Access-Control-Allow-Origin.',
  why: "A proxy integration hands the backend's reply through unchanged.",
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'For proxy integrations the backend must return the CORS headers.',
    },
  ],
});
