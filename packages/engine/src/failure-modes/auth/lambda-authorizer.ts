import type { Authorizer } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { authorizerIdOf } from '../../gates/access/find-authorizer.ts';
import type { SimulatedTrace } from '../../simulate.ts';
import type { World } from '../../world.ts';

/** The Lambda authorizer in front of the called method. */
export interface LambdaAuthorizer {
  readonly authorizer: Authorizer;
  readonly pointer: string;
  /** AWS's default is five minutes. */
  readonly cacheSeconds: number;
  /** Other deployed methods behind it, as `VERB /path`. */
  readonly siblings: readonly string[];
  /** Whether one deployed method stands for several ARNs: parameters, or any verb. */
  readonly isGeneric: boolean;
}

/** Undefined where the method is not behind a Lambda authorizer, or that is not known. */
export const lambdaAuthorizerOf = ({ snapshot }: World, { journey }: SimulatedTrace): LambdaAuthorizer | undefined => {
  const method = journey.route?.method;
  const { api } = snapshot;
  if (method?.authorizationType !== 'CUSTOM' || api.kind !== 'REST' || api.authorizers.state !== 'present')
    return undefined;
  const id = authorizerIdOf(method);
  const index = api.authorizers.value.findIndex((candidate) => candidate.id === id);
  const authorizer = api.authorizers.value[index];
  if (!authorizer) return undefined;
  const all = journey.view?.methods.state === 'present' ? journey.view.methods.value : [];
  const siblings = all.filter(
    (other) => authorizerIdOf(other) === id && (other.path !== method.path || other.verb !== method.verb),
  );
  return {
    authorizer,
    pointer: toPointer('api', 'authorizers', 'value', index),
    cacheSeconds: authorizer.authorizerResultTtlInSeconds ?? 300,
    siblings: siblings.map(({ verb, path }) => `${verb} ${path}`),
    isGeneric: method.verb === 'ANY' || method.path.includes('{'),
  };
};
