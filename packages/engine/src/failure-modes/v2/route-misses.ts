import type { Evidence, ProposedFix } from '@gatescope/shared';
import { nearMissEvidence, routeDetail, stageOf } from '../route/describe-stop.ts';
import { withPath } from '../route/request-url.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { seenEvidence, stepOf } from './route-step.ts';

/** AWS's page on route selection. */
export const routesPage = {
  url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html',
  proves: 'How a route is selected, and that Not Found is the answer where none is.',
};

const keysOf = (context: CheckContext, at: Stop): string => {
  const routes = stepOf(context, at)?.view.routes;
  const keys = routes?.state === 'present' ? routes.value.map(({ routeKey }) => routeKey) : [];
  return keys.length > 8 ? `${keys.slice(0, 8).join(', ')} and ${keys.length - 8} more` : keys.join(', ') || 'none';
};

/** What was called beside the routes that there are. */
export const missEvidence = (context: CheckContext, at: Stop): Evidence[] => {
  const { verb, path, fragment } = routeDetail(at);
  const isSaid = context.world.snapshot.api.kind !== 'REST' && context.world.snapshot.api.routes.state !== 'hidden';
  return [
    { label: 'Called', pointer: 'trace:route', observed: `${verb} ${path}` },
    {
      label: `Routes on stage ${stageOf(at).stage}`,
      pointer: isSaid ? '/api/routes' : 'trace:route',
      observed: keysOf(context, at),
    },
    ...(fragment === undefined
      ? []
      : [{ label: 'Never sent: what stands behind #', pointer: 'request:url', observed: `#${fragment}` }]),
    ...nearMissEvidence(at),
    ...seenEvidence(context),
  ];
};

/** A corrected request, for whoever sends it. */
export const corrected = (
  id: string,
  title: string,
  change: { readonly url?: string; readonly method?: string },
): ProposedFix => ({
  id,
  title,
  change: { kind: 'request', ...change },
  risk: 'safe',
  notes: ['Nothing changes in AWS; whoever sends the request corrects it.'],
  owner: 'caller',
});

/** Routes that differ in one thing only, as requests. */
export const nearFixes = ({ world }: CheckContext, at: Stop): ProposedFix[] => {
  const url = world.request?.url;
  const { arrival } = at.simulated.journey;
  if (!url || !arrival) return [];
  return (routeDetail(at).nearMisses ?? []).flatMap(({ path, corrected: other }, index) =>
    other
      ? [
          corrected(`call-near-route-${index + 1}`, `Call ${other} (served by ${path})`, {
            url: withPath(url, arrival, other),
          }),
        ]
      : [],
  );
};

/** A route that nobody but the owner can choose the integration of. */
export const addRoute = (at: Stop, key: string): ProposedFix => ({
  id: 'add-route',
  title: `Add a route ${key}${stageOf(at).stage ? `, and deploy it to stage ${stageOf(at).stage}` : ''}`,
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'Only if the API is meant to serve it; the integration behind it has to be chosen. A $default route takes whatever no other route does.',
  ],
});
