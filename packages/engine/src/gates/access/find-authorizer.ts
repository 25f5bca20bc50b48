import type { Authorizer } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { restFact } from '../../facts.ts';
import type { DeployedMethod } from '../../deployed-view.ts';
import type { GateContext } from '../gate.ts';

/** A method's authorizer and where it stands in the snapshot. */
export interface FoundAuthorizer {
  readonly authorizer: Authorizer;
  readonly pointer: string;
  /** The method's scopes. */
  readonly scopes: readonly string[];
}

/** The authorizer's id as saved; unknown when what is saved asks for another kind of authorization than what is deployed. */
export const authorizerIdOf = ({ saved, authorizationType }: DeployedMethod): string | undefined =>
  saved?.authorizationType === authorizationType ? saved.authorizerId : undefined;

/** The authorizer behind a deployed method; undefined where it is not known. */
export const findAuthorizer = (
  { facts }: Pick<GateContext, 'facts'>,
  method: DeployedMethod,
): FoundAuthorizer | undefined => {
  const id = authorizerIdOf(method);
  const authorizers = facts.value(restFact('authorizers'));
  const index = authorizers?.findIndex((authorizer) => authorizer.id === id) ?? -1;
  const authorizer = authorizers?.[index];
  return id && authorizer
    ? {
        authorizer,
        pointer: toPointer('api', 'authorizers', 'value', index),
        scopes: method.saved?.authorizationScopes ?? [],
      }
    : undefined;
};
