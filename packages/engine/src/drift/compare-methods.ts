import type { Authorizer, Method, RequestValidator } from '@gatescope/shared';
import { sorted } from './canonical.ts';
import type { FieldDifference } from './compare-integrations.ts';
import { compareFields, compareIntegrations } from './compare-integrations.ts';

/** A method with the lists that its ids point into; undefined where a list is not known. */
export interface MethodInContext {
  readonly method: Method;
  readonly authorizers: readonly Authorizer[] | undefined;
  readonly requestValidators: readonly RequestValidator[] | undefined;
}

/** Not known on one side: leave the field out on both. */
const unknown = Symbol('unknown');

const authorizerName = ({ method, authorizers }: MethodInContext): unknown => {
  if (!method.authorizerId) return undefined;
  return authorizers?.find(({ id }) => id === method.authorizerId)?.name ?? unknown;
};

const validation = ({ method, requestValidators }: MethodInContext): unknown => {
  if (!method.requestValidatorId) return undefined;
  const validator = requestValidators?.find(({ id }) => id === method.requestValidatorId);
  return validator
    ? {
        body: validator.validateRequestBody === true || undefined,
        parameters: validator.validateRequestParameters === true || undefined,
      }
    : unknown;
};

/** An export declares every path parameter as required, whether the method does or not. */
const requestParameters = ({ requestParameters: all }: Method): Readonly<Record<string, boolean>> =>
  Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => !name.startsWith('method.request.path.')));

const responseHeaders = ({ methodResponses, methodIntegration }: Method): unknown =>
  methodIntegration?.type?.toUpperCase().endsWith('_PROXY')
    ? undefined
    : Object.fromEntries(
        Object.entries(methodResponses ?? {}).map(([code, response]) => [
          code,
          sorted(Object.keys(response.responseParameters ?? {}).map((name) => name.toLowerCase())),
        ]),
      );

const comparable = (side: MethodInContext): Readonly<Record<string, unknown>> => ({
  authorizer: authorizerName(side),
  authorizationScopes: sorted(side.method.authorizationScopes),
  requestValidator: validation(side),
  requestParameters: requestParameters(side.method),
  requestModels: side.method.requestModels,
  methodResponses: responseHeaders(side.method),
});

/** What differs between an exported and a saved method beyond authorization type and key requirement. */
export const compareMethods = (deployed: MethodInContext, saved: MethodInContext): FieldDifference[] => {
  const left = comparable(deployed);
  const right = comparable(saved);
  return [
    ...compareFields(left, right).filter(({ field }) => left[field] !== unknown && right[field] !== unknown),
    ...compareIntegrations(deployed.method.methodIntegration, saved.method.methodIntegration),
  ];
};
