import { executeApiArn } from '../access/method-arn.ts';
import type { GateContext } from '../gate.ts';
import { parseRouteKey } from './route-key.ts';

/**
 * The ARNs as which a call may show to a function's own policy: stage, verb and path of an HTTP API's route, stage and route
 * key of a WebSocket API's. Path variables stand as configured: the AWS CDK admits functions by the route's own path, braces
 * and all. Whether ANY stands as configured or as called is not documented.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export const sourceArnsV2 = ({ world, journey, request }: GateContext): string[] => {
  const base = `${executeApiArn(world.snapshot.target)}/${journey.arrival?.stageName ?? '*'}`;
  const routeKey = journey.v2?.route?.routeKey ?? '$default';
  const key = parseRouteKey(routeKey);
  if (world.snapshot.target.kind === 'WEBSOCKET') return [`${base}/${routeKey}`];
  if (key.kind !== 'path') return [`${base}/$default`];
  const verbs = [request.method, key.verb, ...(key.verb === 'ANY' ? ['*'] : [])];
  return [...new Set(verbs)].map((verb) => `${base}/${verb}${key.path}`);
};
