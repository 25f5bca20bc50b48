import type { ProposedFix } from '@gatescope/shared';
import { matchRoute, splitPath } from '../../gates/route/match-route.ts';
import { parseUrl } from '../../parsed-url.ts';
import type { Stop } from '../stop.ts';
import { rollBack } from './roll-back.ts';
import { nearMissEvidence, routeDetail, routeEvidence, stageOf } from './describe-stop.ts';
import { withPath } from './request-url.ts';
import { routeNotFoundV2 } from '../v2/route-not-found.ts';
import { withV2 } from '../v2/with-v2.ts';
import { checkMiss } from './check-miss.ts';
import { routeSetup } from '../setup/api-setup-parts.ts';

const docs = 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden';

const toPath = (
  title: string,
  id: string,
  change: { readonly url: string; readonly method?: string },
): ProposedFix => ({
  id,
  title,
  change: { kind: 'request', ...change },
  risk: 'safe',
  notes: ['Nothing changes in AWS; whoever sends the request corrects it.'],
  owner: 'caller',
});

/** A `#` cuts the URL; encoded, the rest of the path arrives. */
const encodedFragment = (url: string, stop: Stop): ProposedFix | undefined => {
  const { arrival, view } = stop.simulated.journey;
  const encoded = url.replaceAll('#', '%23');
  const path = parseUrl(encoded)?.path;
  if (encoded === url || !arrival || !path || view?.methods.state !== 'present') return undefined;
  const below = path.slice(Math.max(0, path.indexOf(arrival.path)));
  const match = matchRoute(view.methods.value, routeDetail(stop).verb, splitPath(below));
  return match && toPath('Write # as %23 in the path', 'encode-fragment', { url: encoded });
};

/** API Gateway answers 403 Missing Authentication Token, not 404, where no deployed method serves path and verb. */
export const routeNotFound = withV2(routeNotFoundV2, {
  id: 'route-not-found',
  title: 'Stage runs no resource for this path',
  kind: 'blocking',
  gate: 'route',
  apis: ['REST'],
  explains: ['route-not-found'],
  symptom: {
    complaints: ['refused', 'blocked-by-browser'],
    texts: [
      'Missing Authentication Token',
      'Invalid key=value pair (missing equal-sign) in Authorization header',
      "Authorization header requires 'Credential' parameter",
    ],
    statuses: [403],
  },
  setup: routeSetup,
  needs: ['/api/stages', '/api/deployed/*', '/api/resources'],
  check: (context) =>
    checkMiss(context, 'route-not-found', ({ world }, at) => [...routeEvidence(world, at), ...nearMissEvidence(at)]),
  explain: ({ at }) => {
    if (!at) return { summary: 'No deployed resource matches the path.', explanation: '' };
    const { verb, path, fragment, nearMisses } = routeDetail(at);
    const { stage } = stageOf(at);
    const near = nearMisses?.[0];
    const cut = fragment === undefined ? '' : ' A client never sends what stands behind #, so the path ends there.';
    const guess = near ? ` The closest deployed route is ${near.verb} ${near.path}.` : '';
    return {
      summary: `Stage ${stage} runs no resource that matches ${path}, so ${verb} ${path} is refused.`,
      explanation: `API Gateway looks a request up among the methods of the stage's deployment. For a path that none of them serves it answers 403 "Missing Authentication Token" instead of 404, or complains of the Authorization header when there is one, although no credential would help.${cut}${guess}`,
    };
  },
  fixes: ({ at }, { world }) => {
    const url = world.request?.url;
    const arrival = at?.simulated.journey.arrival;
    if (!at || !url || !arrival) return [];
    const encoded = encodedFragment(url, at);
    const near = (routeDetail(at).nearMisses ?? []).flatMap(({ path, corrected }, index) =>
      corrected
        ? [
            toPath(`Call ${corrected} (served by ${path})`, `call-near-route-${index + 1}`, {
              url: withPath(url, arrival, corrected),
            }),
          ]
        : [],
    );
    const add: ProposedFix = {
      id: 'add-resource',
      title: `Add a resource and method for ${routeDetail(at).path}, then deploy the API to stage ${arrival.stageName}`,
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Only if the API is meant to serve this path; the integration behind it has to be chosen.'],
    };
    return [...(encoded ? [encoded] : []), ...near, ...rollBack(world, at), add];
  },
  fixAvailability: 'always',
  howToSee:
    'Read the deployment behind the stage with GetDeployment and embed=apisummary: it lists every path and verb that the stage serves.',
  why: 'A REST API has no 404 of its own: a path or verb that the deployment lacks is treated as a request without authentication. The message therefore speaks of a token although the route is what is missing.',
  docs: [
    {
      url: docs,
      proves: 'Missing Authentication Token is the answer to a method or resource that does not exist in the stage.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
      proves: 'MISSING_AUTHENTICATION_TOKEN covers unsupported methods and resources.',
    },
  ],
});
