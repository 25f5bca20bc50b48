import { suggestStages } from '../../gates/names/suggest-stages.ts';
import { connectionsIndex } from '../../gates/v2/websocket-call.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { detailOf, textIn, textsIn } from '../names/detail.ts';
import { correctRequest } from '../names/invoke-fixes.ts';
import type { V2Part } from './with-v2.ts';

const isSocket = ({ world }: CheckContext): boolean => world.snapshot.target.kind === 'WEBSOCKET';

const withPath = (url: string, path: string): string =>
  url.replace(/^([a-z][^:]*:\/\/[^/?#]*)[^?#]*/i, (_, front: string) => `${front}${path}`);

/** Of a WebSocket API: the stage alone, or the stage before `@connections`. */
const socketPaths = (found: Found): { stage: string; path: string }[] => {
  const detail = detailOf(found.at);
  const sent = textIn(detail, 'path') ?? '/';
  const start = sent.search(/(?:@|%40)connections/i);
  return textsIn(detail, 'stages').map((stage) => ({
    stage,
    path: start === -1 ? `/${stage}` : `/${stage}/${sent.slice(start)}`,
  }));
};

const httpPaths = ({ world }: CheckContext, found: Found): { stage: string; path: string }[] =>
  suggestStages(world.snapshot, textIn(detailOf(found.at), 'path') ?? '/').map(({ stageName, path }) => ({
    stage: stageName,
    path,
  }));

/** WebSocket APIs have no default stage, HTTP APIs one only where it was created. */
export const stageMissingV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  symptom: { texts: ['Not Found', 'No method found matching route'], statuses: [404] },
  explain: (found, context) => {
    const detail = detailOf(found.at);
    const stages = textsIn(detail, 'stages');
    const segment = textIn(detail, 'segment') ?? '';
    const named = stages.join(', ') || 'none';
    const isManagement = connectionsIndex(textIn(detail, 'path') ?? '/') !== -1;
    const summary =
      segment === '' || isManagement
        ? `The URL names no stage of this API, which has ${named}.`
        : `${segment} is no stage of this API, which has ${named}.`;
    if (!isSocket(context))
      return {
        summary,
        explanation:
          'An HTTP API takes the first segment of the path as its stage where there is one of that name, and serves everything else from the stage $default. This API has no $default, so the answer is 404 "Not Found", and nothing is logged, as logs belong to a stage.',
      };
    return {
      summary,
      explanation: isManagement
        ? 'Messages are sent to https://{host}/{stage}/@connections/{connectionId}. Without the stage no API is found there: the answer is 403. The stage of the connection stands in requestContext.stage of the event.'
        : 'A WebSocket API is connected to by its host and its stage: wss://{host}/{stage}. It has no default stage, so a handshake without one is refused with 403, and nothing is logged.',
    };
  },
  fixes: (found, context) => {
    const url = context.world.request?.url;
    if (!url || found.at?.simulated.journey.way?.kind === 'distribution') return [];
    const paths = isSocket(context) ? socketPaths(found) : httpPaths(context, found);
    return paths.slice(0, 3).map(({ stage, path }) =>
      correctRequest(`call-stage-${stage.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')}`, `Call ${path}`, {
        url: withPath(url, path),
      }),
    );
  },
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html',
      proves: 'Not Found is the answer where no stage matches and there is no $default.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
      proves: 'The stage is part of the URL of @connections.',
    },
  ],
};
