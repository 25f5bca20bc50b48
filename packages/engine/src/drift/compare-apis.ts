import type { GatewayResponse, RestApi, Target } from '@gatescope/shared';
import { partitionOf } from '@gatescope/shared';
import { readPolicyText } from './read-policy-text.ts';
import { sorted } from './canonical.ts';
import type { FieldDifference } from './compare-integrations.ts';
import { compareFields } from './compare-integrations.ts';

const policyOf = (policy: string | undefined, target: Target): unknown =>
  policy === undefined || policy === ''
    ? undefined
    : readPolicyText(
        policy,
        `arn:${partitionOf(target.region).id}:execute-api:${target.region}:${target.accountId}:${target.apiId}/`,
      );

const comparable = (api: Partial<RestApi>, target: Target): Readonly<Record<string, unknown>> => ({
  binaryMediaTypes: sorted(api.binaryMediaTypes),
  apiKeySource: api.apiKeySource ?? 'HEADER',
  minimumCompressionSize: api.minimumCompressionSize,
  policy: policyOf(api.policy, target),
});

/** Settings that an export names only sometimes: compared where it does. */
const optional = (api: Partial<RestApi>): Readonly<Record<string, unknown>> => ({
  disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
  vpcEndpointIds: api.endpointConfiguration?.vpcEndpointIds && sorted(api.endpointConfiguration.vpcEndpointIds),
});

/** What differs between the API's settings in an export and as saved. */
export const compareApis = (deployed: Partial<RestApi>, saved: RestApi, target: Target): FieldDifference[] => [
  ...compareFields(comparable(deployed, target), comparable(saved, target)),
  ...compareFields(optional(deployed), optional(saved)).filter(({ deployed: value }) => value !== undefined),
];

const customised = (responses: readonly GatewayResponse[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    responses
      .filter(({ defaultResponse }) => defaultResponse !== true)
      .map(({ responseType, statusCode, responseParameters, responseTemplates }) => [
        responseType,
        { exists: true, statusCode, responseParameters, responseTemplates },
      ]),
  );

/** What differs between customised gateway responses, by response type. */
export const compareGatewayResponses = (
  deployed: readonly GatewayResponse[],
  saved: readonly GatewayResponse[],
): FieldDifference[] => compareFields(customised(deployed), customised(saved));
