import { connectionsIndex } from '../../gates/v2/websocket-call.ts';
import { detailOf, textIn } from '../names/detail.ts';
import type { V2Part } from './with-v2.ts';

/** The stage stands in the URL of a default host, and never behind a custom domain whose mapping names it. */
export const stageDuplicatedV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes', '/account/apiMappings/*'],
  symptom: { texts: ['Not Found', 'No method found matching route'], statuses: [404] },
  explain: ({ at, detail: own }) => {
    const detail = at ? detailOf(at) : own;
    const stage = textIn(detail, 'stageName') ?? '';
    const path = textIn(detail, 'path') ?? '/';
    const correct = textIn(detail, 'correctPath') ?? '/';
    const domain = textIn(detail, 'domain');
    const isManagement = connectionsIndex(correct) === 0;
    if (textIn(detail, 'form') === 'also-resource')
      return {
        summary: `Route ${correct} begins with the name of stage ${stage}, so the URL needs it twice.`,
        explanation: `The first segment of the path selects the stage and is taken off. What is left, ${path}, has no route: the routes were written with the stage's name in front. Either the URL names it twice, or the routes leave it out.`,
      };
    const why = domain
      ? `The mapping of ${domain} already selects stage ${stage}, so the path must not name it.`
      : `The first segment of the path selects stage ${stage} and is taken off; the second one is looked up as part of the route.`;
    return {
      summary: `The path names stage ${stage} once too often: ${path} is looked up instead of ${correct}.`,
      explanation: `${why} ${
        isManagement
          ? 'So no route of the management API is found. With a custom domain the endpoint of that API is the domain name (and the mapping key), without the stage that requestContext.stage holds.'
          : 'No route is found, so the answer is 404 "Not Found".'
      }`,
    };
  },
};
