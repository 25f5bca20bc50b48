import type { Target } from '@gatescope/shared';
import { executeApiArn } from '../../gates/access/method-arn.ts';
import type { RunningRoute } from '../../gates/v2/running-route.ts';
import { parseRouteKey } from '../../gates/v2/route-key.ts';

/**
 * The source ARN that a function's policy should admit for a route: any stage, this route, path variables as wildcards.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export const functionSource = (target: Target, { routeKey }: RunningRoute): string => {
  const base = `${executeApiArn(target)}/*`;
  const key = parseRouteKey(routeKey);
  if (key.kind !== 'path') return `${base}/${routeKey}`;
  const verb = key.verb === 'ANY' ? '*' : key.verb;
  return `${base}/${verb}/${key.path.replace(/^\//, '').replaceAll(/\{[^}]+\}/g, '*')}`;
};
