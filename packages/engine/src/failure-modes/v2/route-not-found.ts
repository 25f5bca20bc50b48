import type { ProposedFix } from '@gatescope/shared';
import { routeDetail, stageOf } from '../route/describe-stop.ts';
import { withPath } from '../route/request-url.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { addRoute, corrected, missEvidence, nearFixes, routesPage } from './route-misses.ts';
import type { V2Part } from './with-v2.ts';
import { checkMiss } from '../route/check-miss.ts';

const withoutSlash = ({ world }: CheckContext, at: Stop): ProposedFix[] => {
  const url = world.request?.url;
  const { arrival } = at.simulated.journey;
  if (!url || !arrival || at.result.detail['isBySlash'] !== true) return [];
  const path = arrival.path.replace(/\/+$/, '');
  return [corrected('drop-slash', `Call ${path}, without the slash at the end`, { url: withPath(url, arrival, path) })];
};

const explainSocket = (at: Stop, path: string): { summary: string; explanation: string } => {
  const { call, sentPath } = at.result.detail;
  if (call === 'management') {
    return {
      summary: `${path} is no path of the management API.`,
      explanation:
        'Connections are reached by POST, GET or DELETE of @connections/{connectionId}, directly behind the stage on the default host, or behind the base path of a custom domain. What stands elsewhere is answered 403, or "No method found matching route".',
    };
  }
  if (call === 'handshake') {
    return {
      summary: `The handshake calls ${String(sentPath)} behind the stage, where a WebSocket API has nothing.`,
      explanation:
        'A WebSocket API is connected to by the URL of its stage (or of the custom domain mapped to it) and nothing behind it; values go into the query string.',
    };
  }
  return {
    summary: `No route of the API takes a message of kind ${path}, and there is no $default route.`,
    explanation:
      'Behind the handshake each message is sent to the route that the route selection expression names, else to $default. Without either, API Gateway answers a message with "Forbidden" over the connection.',
  };
};

/** An HTTP API answers 404 Not Found where no route takes the request, a WebSocket API refuses the message. */
export const routeNotFoundV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/stages', '/api/routes'],
  symptom: { texts: ['Not Found', 'No method found matching route'], statuses: [404] },
  check: (context) => checkMiss(context, 'route-not-found', missEvidence),
  explain: ({ at }, context) => {
    if (!at) return { summary: 'No route matches the request.', explanation: '' };
    const { verb, path, fragment, nearMisses } = routeDetail(at);
    if (context.world.snapshot.target.kind === 'WEBSOCKET') return explainSocket(at, path);
    const near = nearMisses?.[0];
    const guess = near ? ` The closest route is ${near.verb} ${near.path}.` : '';
    const cut = fragment === undefined ? '' : ' A client never sends what stands behind #, so the path ends there.';
    const slash =
      at.result.detail['isBySlash'] === true ? ' Only the slash at the end of the path keeps it from a route.' : '';
    return {
      summary: `Stage ${stageOf(at).stage} has no route for ${verb} ${path}, and no $default route.`,
      explanation: `An HTTP API looks for a full match of verb and path, then for a greedy path variable, then for $default; otherwise it answers 404 "Not Found". The stage's name is no part of the path unless the stage is called by name, and $default is never part of a URL.${slash}${cut}${guess}`,
    };
  },
  fixes: ({ at }, context) => {
    if (!at) return [];
    const { verb, path } = routeDetail(at);
    const isHttp = context.world.snapshot.target.kind === 'HTTP';
    const key = isHttp ? `${verb} ${path}` : path;
    return [...withoutSlash(context, at), ...(isHttp ? nearFixes(context, at) : []), addRoute(at, key)];
  },
  docs: [routesPage],
};
