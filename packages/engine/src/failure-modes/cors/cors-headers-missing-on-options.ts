import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { allowOriginFixes } from './allow-origin-fixes.ts';
import { corsEvidence, findBrowserStop, originOf, undecidedBefore, verdictAt } from './cors-stops.ts';
import { corsHeadersMissingV2 } from '../v2/cors-parts.ts';
import { withV2 } from '../v2/with-v2.ts';

/** The preflight was refused, and a gate on its way that cannot be decided may have done so. */
const mayBeRefused = ({ world, mayStop }: CheckContext, at: Stop): boolean =>
  (world.seen.status ?? 0) >= 400 &&
  mayStop.some(
    ({ simulated, result, agreement }) => simulated === at.simulated && result.reached && agreement === 'agrees',
  );

/** A preflight that is answered, but without Access-Control-Allow-Origin. */
export const corsHeadersMissingOnOptions = withV2(corsHeadersMissingV2, {
  id: 'cors-headers-missing-on-options',
  title: 'OPTIONS answers without CORS headers',
  kind: 'blocking',
  gate: 'browser',
  apis: ['REST', 'HTTP'],
  explains: ['cors-origin-missing'],
  symptom: {
    complaints: ['blocked-by-browser'],
    texts: [
      "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present",
    ],
    statuses: [200, 204],
  },
  needs: ['/api/resources'],
  check: (context) => {
    const at = findBrowserStop(context, ['cors-origin-missing'], 'preflight');
    if (!at || at.simulated.journey.refusal !== undefined) return { verdict: 'clear' };
    const undecided = undecidedBefore(at);
    const wasAnswered = (context.world.seen.status ?? 0) >= 200 && (context.world.seen.status ?? 0) < 300;
    if ((undecided.length > 0 && !wasAnswered) || mayBeRefused(context, at))
      return { verdict: 'unknown', missing: undecided };
    return verdictAt(at, (stop) => corsEvidence(context, stop));
  },
  explain: ({ at }, context) => {
    const route = at?.simulated.journey.route?.method;
    const isProxy = /PROXY/.test(route?.saved?.methodIntegration?.type ?? '');
    return {
      summary: `${route ? `${route.verb} ${route.path}` : 'The OPTIONS method'} answers the preflight from ${originOf(context)} without Access-Control-Allow-Origin.`,
      explanation: isProxy
        ? 'OPTIONS reaches the backend here (through ANY or a proxy integration), so the backend must answer preflights itself, with status 2xx and the Access-Control-Allow headers. It answers, but without them.'
        : 'A method answers OPTIONS, but its integration response maps no Access-Control-Allow-Origin, so the browser refuses the preflight and never sends the real call.',
    };
  },
  fixes: ({ at }, context) => (at ? allowOriginFixes(context, at, true) : []),
  fixAvailability: 'always',
  howToSee:
    'Send OPTIONS yourself with Origin and Access-Control-Request-Method and look for Access-Control-Allow-Origin.',
  why: 'An OPTIONS method alone is not CORS: its reply must carry the Access-Control-Allow headers.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
      proves: 'Which headers the OPTIONS method must return.',
    },
  ],
});
