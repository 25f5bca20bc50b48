import { functionArnOf } from '../integration/at-integration.ts';
import { routeName } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

/** Source ARNs of these kinds, and the text that HTTP APIs answer with. */
export const integrationPermissionV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes', '/api/integrations'],
  symptom: { texts: ['Internal Server Error'] },
  explain: ({ at, detail }, context) => {
    if (detail['isRole']) return undefined;
    const arn = functionArnOf(context, at);
    const fact = context.world.snapshot.account.functionPolicies[arn];
    if (fact?.state !== 'present' && fact?.state !== 'absent') return undefined;
    const isWebSocket = context.world.snapshot.target.kind === 'WEBSOCKET';
    return {
      summary: `The policy of function ${arn.split(':function:')[1] ?? arn} does not let API Gateway invoke it for ${routeName(context, at)}.`,
      explanation: `A function decides in its own policy who may invoke it. API Gateway comes as apigateway.amazonaws.com with a source ARN of this API, the stage and the route${isWebSocket ? ' key' : ' (verb and path, or $default)'}. ${fact.state === 'absent' ? 'This function has no policy at all.' : 'No statement matches that.'} The call fails before the function runs, so the function has no log of it; ${isWebSocket ? 'a handshake is answered with a server error, a message with "Internal server error"' : 'callers get 500 "Internal Server Error"'}. The console adds the permission for functions that are chosen by name; templates and scripts have to add it themselves.`,
    };
  },
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html',
      proves: 'An HTTP API without permission to invoke the function answers 500.',
    },
  ],
};
