import { routeDetail } from '../route/describe-stop.ts';
import { addRoute, corrected, missEvidence, routesPage } from './route-misses.ts';
import type { V2Part } from './with-v2.ts';
import { checkMiss } from '../route/check-miss.ts';

/** A verb without a route is answered like an unknown path. */
export const methodNotFoundV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/stages', '/api/routes'],
  symptom: { texts: ['Not Found'], statuses: [404] },
  check: (context) => checkMiss(context, 'method-not-found', missEvidence),
  explain: ({ at }) => {
    if (!at) return { summary: 'The verb has no route on this path.', explanation: '' };
    const { verb, path, pathPattern, verbsAtPath = [] } = routeDetail(at);
    return {
      summary: `${pathPattern ?? path} has routes for ${verbsAtPath.join(', ')} but none for ${verb}.`,
      explanation:
        'A route is verb and path together. A verb that no route of the path has is answered like an unknown path: 404 "Not Found", never 405. A browser\'s address bar always sends GET, and GET does not cover HEAD.',
    };
  },
  fixes: ({ at }, context) => {
    if (!at || !context.world.request) return [];
    const { verb, path, pathPattern, verbsAtPath = [] } = routeDetail(at);
    const verbs = verbsAtPath.filter((own) => own !== 'OPTIONS' && own !== 'ANY');
    return [
      ...verbs.map((own) => corrected(`call-with-${own.toLowerCase()}`, `Call it with ${own}`, { method: own })),
      addRoute(at, `${verb} ${pathPattern ?? path}`),
    ];
  },
  docs: [routesPage],
};
