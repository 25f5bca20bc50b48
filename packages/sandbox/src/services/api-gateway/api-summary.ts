import type { RestApiParts } from '../../account-file.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';

/**
 * What GetDeployment with embed=apisummary says of a deployment: its own summary, else what the account file says that
 * the stage on it serves, else the same as the resources are now.
 */
export function summaryOf(api: RestApiParts, deploymentId: string): JsonObject {
  const own = api.deployments?.find(({ id }) => id === deploymentId)?.apiSummary;
  if (own !== undefined) return own;
  for (const stage of api.stages ?? []) {
    if (stage['deploymentId'] !== deploymentId || stage.stageName === undefined) continue;
    const said = api.deployedSummary?.[stage.stageName];
    if (said !== undefined) return said;
  }
  return summaryOfResources(api);
}

function summaryOfResources({ resources }: RestApiParts): JsonObject {
  const summary: Record<string, JsonObject> = {};
  for (const { path, resourceMethods } of resources ?? []) {
    if (resourceMethods === undefined || Object.keys(resourceMethods).length === 0) continue;
    summary[path] = Object.fromEntries(
      Object.entries(resourceMethods).map(([verb, method]) => [verb, summaryOfMethod(method)]),
    );
  }
  return summary;
}

function summaryOfMethod(method: Json | undefined): JsonObject {
  const { authorizationType, apiKeyRequired } = isJsonObject(method) ? method : {};
  return { authorizationType: authorizationType ?? 'NONE', apiKeyRequired: apiKeyRequired ?? false };
}
