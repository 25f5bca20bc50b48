import type { PolicyRequest } from './policy-types.ts';

/** A request for tests: anonymous, with an empty context. */
export const makeRequest = (changes: Partial<PolicyRequest> = {}): PolicyRequest => ({
  principal: 'anonymous',
  action: 'execute-api:Invoke',
  resource: 'arn:aws:execute-api:eu-west-1:111122223333:abc123/prod/GET/pets',
  context: {},
  ...changes,
});

/** A document for tests with the given statements, each for everyone and everything unless it says else. */
export const makePolicy = (...statements: readonly object[]): object => ({
  Version: '2012-10-17',
  Statement: statements.map((statement) => ({
    Effect: 'Allow',
    ...('NotPrincipal' in statement ? {} : { Principal: '*' }),
    ...('NotAction' in statement ? {} : { Action: '*' }),
    ...('NotResource' in statement ? {} : { Resource: '*' }),
    ...statement,
  })),
});
