import { integrationOf } from '../integration/at-integration.ts';
import { routeName } from './route-step.ts';
import type { V2Part } from './with-v2.ts';
import { isHandshakeMissing } from './wrong-invoke-url.ts';

/** HTTP APIs pass on what the backend says, and mark neither their own errors nor the backend's. */
export const answerFromBackendV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes', '/api/integrations'],
  check: (context) => (isHandshakeMissing(context) ? { verdict: 'clear' } : undefined),
  explain: ({ at, detail }, context) => {
    if (at?.result.reason === 'next-api-refuses')
      return {
        summary: `The integration of ${routeName(context)} calls another API Gateway endpoint (${integrationOf(context, at)?.uri ?? ''}), which refuses the call.`,
        explanation:
          'A refusal of the second API comes back through this one and looks like its own. The second API has its own policy, authorization, keys and stage.',
      };
    const status = typeof detail['status'] === 'number' ? `this ${detail['status']}` : 'this';
    const integration = integrationOf(context);
    const backend = integration?.functionArn?.split(':function:')[1] ?? integration?.uri ?? 'the backend';
    return {
      summary: `The backend of ${routeName(context)} (${backend}) gives ${status} itself; API Gateway passes it on.`,
      explanation:
        'Nothing in the API refuses this request, and the text is none of the few that API Gateway writes for this kind of API. So the request went through to the backend, and the answer is what the backend wrote. Look there: its routes, its own authorization, its log. In the access log, $context.integration.status tells for sure.',
    };
  },
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html',
      proves: '$context.integration.status is what the backend answered.',
    },
  ],
};
