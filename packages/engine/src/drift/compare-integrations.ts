import type { Integration, IntegrationResponse } from '@gatescope/shared';
import { canonical, sorted } from './canonical.ts';

/** Field by field what of an integration can be compared; defaults stand where AWS may leave a field out. */
const comparable = (integration: Integration): Readonly<Record<string, unknown>> => ({
  type: integration.type?.toUpperCase(),
  // A mock calls nothing, so its method means nothing.
  httpMethod: integration.type?.toUpperCase() === 'MOCK' ? undefined : integration.httpMethod?.toUpperCase(),
  uri: integration.uri,
  connectionType: integration.connectionType?.toUpperCase() ?? 'INTERNET',
  connectionId: integration.connectionId,
  credentials: integration.credentials,
  requestParameters: integration.requestParameters,
  requestTemplates: integration.requestTemplates,
  passthroughBehavior: integration.passthroughBehavior?.toUpperCase() ?? 'WHEN_NO_MATCH',
  contentHandling: integration.contentHandling?.toUpperCase(),
  timeoutInMillis: integration.timeoutInMillis ?? 29_000,
  cacheKeyParameters: sorted(integration.cacheKeyParameters),
  insecureSkipVerification: integration.tlsConfig?.insecureSkipVerification ? true : undefined,
  responses: integration.type?.toUpperCase().endsWith('_PROXY') ? undefined : responsesOf(integration),
});

const responsesOf = ({ integrationResponses }: Integration): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(integrationResponses ?? {}).map(([code, response]) => [
      `${response.statusCode ?? code} ${response.selectionPattern ?? ''}`,
      comparableResponse(response),
    ]),
  );

const comparableResponse = (response: IntegrationResponse): Readonly<Record<string, unknown>> => ({
  // Keeps an otherwise empty response from being left out.
  exists: true,
  responseParameters: response.responseParameters,
  responseTemplates: response.responseTemplates,
  contentHandling: response.contentHandling?.toUpperCase(),
});

export interface FieldDifference {
  readonly field: string;
  readonly deployed: unknown;
  readonly saved: unknown;
}

/** The fields in which two objects differ, compared without regard to order of keys and to empty values. */
export const compareFields = (
  deployed: Readonly<Record<string, unknown>>,
  saved: Readonly<Record<string, unknown>>,
): FieldDifference[] =>
  [...new Set([...Object.keys(deployed), ...Object.keys(saved)])]
    .filter((field) => canonical(deployed[field]) !== canonical(saved[field]))
    .map((field) => ({ field, deployed: deployed[field], saved: saved[field] }));

/** Fields are named `integration.uri` and so on. */
export const compareIntegrations = (
  deployed: Integration | undefined,
  saved: Integration | undefined,
): FieldDifference[] => {
  if (!deployed || !saved) return deployed || saved ? [{ field: 'integration', deployed, saved }] : [];
  return compareFields(comparable(deployed), comparable(saved)).map((difference) => ({
    ...difference,
    field: `integration.${difference.field}`,
  }));
};
