import type { AuthorizerV2 } from '@gatescope/shared';
import { httpFact } from '../../facts.ts';
import type { GateContext } from '../gate.ts';

/** The authorizer of a route, and what a gate says of it. */
export interface RouteAuthorizer {
  readonly source: AuthorizerV2;
  readonly pointer: string;
  readonly detail: Record<string, unknown>;
}

/** The authorizer of the matched route; undefined where it is hidden or gone. Reading it names the fact. */
export const authorizerOfRoute = ({ journey, facts }: GateContext): RouteAuthorizer | undefined => {
  facts.read(httpFact('authorizers'));
  const authorizer = journey.v2?.route?.authorizer;
  if (!authorizer) return undefined;
  const { source, pointer } = authorizer;
  const detail = {
    authorizer: pointer,
    authorizerId: source.AuthorizerId,
    authorizerName: source.Name ?? source.AuthorizerId,
    authorizerType: source.AuthorizerType,
    cacheSeconds: source.AuthorizerResultTtlInSeconds ?? 0,
  };
  return { source, pointer, detail };
};
