import type { RestApi } from '@gatescope/shared';
import type { GateContext } from '../gate.ts';
import type { PolicyAnswer } from './ask-policy.ts';
import { askPolicy } from './ask-policy.ts';
import { isPrivateApi } from './is-private-api.ts';
import { methodArn } from './method-arn.ts';
import type { ContextSource } from './policy-context.ts';
import type { PolicyInForce } from './policy-in-force.ts';
import { vantageOf } from './vantage.ts';

/** Asks the resource policy about the request; with a caller where it is signed and authenticated. Needs `journey.arrival`. */
export const askResourcePolicy = (
  context: GateContext,
  restApi: RestApi,
  policy: PolicyInForce,
  caller: Pick<ContextSource, 'principal' | 'isPrincipalUnsaid'> = {},
): PolicyAnswer | undefined => {
  const { world, request, journey } = context;
  const { arrival, way } = journey;
  if (!arrival) return undefined;
  const vantage = vantageOf({ way, isPrivateApi: isPrivateApi(restApi), request });
  const { target } = world.snapshot;
  return askPolicy({
    source: {
      target,
      request,
      vantage,
      seen: world.seen,
      domain: arrival.domain,
      ...caller,
      policy: 'resource-policy',
    },
    document: policy.document,
    pointer: policy.pointer,
    resource: methodArn(target, { stageName: arrival.stageName, verb: request.method, path: arrival.path }),
  });
};
