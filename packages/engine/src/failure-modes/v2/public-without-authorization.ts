import type { CheckContext } from '../failure-mode.ts';
import { apiV2Of, domainsV2Of, routesV2Of, stagesV2Of } from './practice-parts.ts';
import type { V2Part } from './with-v2.ts';

/** Authorization of a WebSocket API is asked at $connect alone; preflights carry no token. */
const isAsked = (routeKey: string, isSocket: boolean): boolean =>
  isSocket ? routeKey === '$connect' : !routeKey.startsWith('OPTIONS ');

/** Some stage runs something, and the default endpoint or a custom domain leads to it; what was not read speaks for it. */
const isOnInternet = (context: CheckContext): boolean => {
  const { stages } = context.world.snapshot.api;
  const isServed = stagesV2Of(context).some(
    ({ value }) => value.AutoDeploy === true || value.DeploymentId !== undefined,
  );
  const isNamed = apiV2Of(context)?.DisableExecuteApiEndpoint !== true || domainsV2Of(context).length > 0;
  return (isServed || stages.state !== 'present') && isNamed;
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html */
export const publicWithoutAuthorizationV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes'],
  check: (context) => {
    if (!isOnInternet(context)) return { verdict: 'clear' };
    const isSocket = context.world.snapshot.target.kind === 'WEBSOCKET';
    const open = routesV2Of(context).filter(
      ({ value }) => (value.AuthorizationType ?? 'NONE') === 'NONE' && isAsked(value.RouteKey, isSocket),
    );
    const [first] = open;
    if (!first) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: open.slice(0, 10).map(({ value, pointer }) => ({
        label: `Route ${value.RouteKey}`,
        pointer,
        observed: value.AuthorizationType ?? 'NONE',
      })),
      detail: { count: open.length, first: first.value.RouteKey },
    };
  },
  explain: ({ detail }, { world }) => ({
    summary: `${String(detail['first'])}${Number(detail['count']) > 1 ? ` and ${Number(detail['count']) - 1} more` : ''} can be called by everybody on the internet.`,
    explanation:
      world.snapshot.target.kind === 'WEBSOCKET'
        ? 'Who may connect is asked at $connect and nowhere else: every message over an open connection is taken. Without an authorizer or IAM there nothing asks who connects. If that is meant, nothing is wrong; an API key does not change it.'
        : 'APIs of this kind have no resource policy and are always public. Without an authorizer or IAM on the route nothing asks who calls. If that is meant, nothing is wrong.',
  }),
  fixes: () => [
    {
      id: 'add-authorization',
      title: 'Give the routes an authorizer or AWS_IAM',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Callers have to be able to sign or to get a token first.'],
    },
  ],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html',
      proves: 'The ways to control access to an HTTP API.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html',
      proves: 'The ways to control access to a WebSocket API.',
    },
  ],
};
