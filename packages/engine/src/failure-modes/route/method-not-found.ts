import { rollBack } from './roll-back.ts';
import { routeDetail, routeEvidence, stageOf } from './describe-stop.ts';
import { methodNotFoundV2 } from '../v2/method-not-found.ts';
import { withV2 } from '../v2/with-v2.ts';
import { checkMiss } from './check-miss.ts';

/** A REST API answers 403 Missing Authentication Token, not 405, to a verb that the resource does not have. */
export const methodNotFound = withV2(methodNotFoundV2, {
  id: 'method-not-found',
  title: 'Resource has no method for this verb',
  kind: 'blocking',
  gate: 'route',
  apis: ['REST'],
  explains: ['method-not-found'],
  symptom: { complaints: ['refused'], texts: ['Missing Authentication Token'], statuses: [403] },
  needs: ['/api/stages', '/api/deployed/*', '/api/resources'],
  check: (context) => checkMiss(context, 'method-not-found', ({ world }, at) => routeEvidence(world, at)),
  explain: ({ at }) => {
    if (!at) return { summary: 'The verb is not deployed on this path.', explanation: '' };
    const { verb, path, pathPattern, verbsAtPath, overriddenVerb } = routeDetail(at);
    const override = overriddenVerb
      ? ` The request was sent as ${overriddenVerb}, but X-HTTP-Method-Override makes API Gateway route it as ${verb}.`
      : '';
    return {
      summary: `${pathPattern ?? path} on stage ${stageOf(at).stage} has ${(verbsAtPath ?? []).join(', ')} but no ${verb}.`,
      explanation: `API Gateway routes by the pair of path and verb. A verb that the deployed resource lacks is answered like an unknown path: 403 "Missing Authentication Token", never 405. A browser's address bar always sends GET, and HEAD is not covered by GET.${override}`,
    };
  },
  fixes: ({ at }, { world }) => {
    if (!at || !world.request) return [];
    const { verb, pathPattern, verbsAtPath = [], overriddenVerb } = routeDetail(at);
    const verbs = verbsAtPath.filter((own) => own !== 'OPTIONS' && own !== 'ANY');
    const notes = ['Nothing changes in AWS; whoever sends the request corrects it.'];
    return [
      ...(overriddenVerb
        ? [
            {
              id: 'drop-override',
              title: 'Do not send X-HTTP-Method-Override',
              change: { kind: 'request' as const, headers: { 'x-http-method-override': null } },
              risk: 'safe' as const,
              notes,
              owner: 'caller',
            },
          ]
        : verbs.map((own) => ({
            id: `call-with-${own.toLowerCase()}`,
            title: `Call it with ${own}`,
            change: { kind: 'request' as const, method: own },
            risk: 'safe' as const,
            notes,
            owner: 'caller',
          }))),
      ...rollBack(world, at),
      {
        id: 'add-method',
        title: `Add ${verb} to ${pathPattern ?? 'the resource'}, then deploy the API to stage ${stageOf(at).stage}`,
        change: { kind: 'advice' },
        risk: 'needs-review',
        notes: ['Only if the API is meant to serve this verb; the integration behind it has to be chosen.'],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee:
    'Read the deployment behind the stage with GetDeployment and embed=apisummary and look for the verb below the path.',
  why: 'A REST API does not know 405. A verb that is not deployed on the path is refused like a path that does not exist.',
  docs: [
    {
      url: 'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
      proves: 'Missing Authentication Token is the answer to a method that does not exist in the stage.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
      proves: 'X-HTTP-Method-Override changes the verb that is routed by.',
    },
  ],
});
