import { DeniedError } from '../../aws-error.ts';
import type { HttpApiParts } from '../../account-file.ts';
import type { Call, Operation } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { RawAnswer } from '../../protocols/protocol.ts';
import { badRequest, findHttpApi, found, pagedItems, read } from './operation.ts';
import { toOpenApi } from './to-open-api.ts';
import { toWireNames } from './wire-names.ts';

type ListPart = 'routes' | 'integrations' | 'authorizers' | 'deployments' | 'models' | 'stages';

/** Reads of an HTTP or WebSocket API. */
export const httpApiOperations: readonly Operation[] = [
  read('GetApis', '/apis', (call) =>
    pagedItems(
      call,
      call.account.httpApis.map(({ apiV2 }) => apiV2),
    ),
  ),
  read('GetApi', '/apis/{apiId}', (call) => toWireNames(findHttpApi(call).apiV2)),
  listOf('GetRoutes', 'routes'),
  listOf('GetIntegrations', 'integrations'),
  listOf('GetAuthorizers', 'authorizers'),
  listOf('GetDeployments', 'deployments'),
  listOf('GetModels', 'models'),
  listOf('GetStages', 'stages'),
  read('GetStage', '/apis/{apiId}/stages/{stageName}', (call) =>
    toWireNames(findStage(findHttpApi(call), call.input.text('stageName') ?? '')),
  ),
  read('ExportApi', '/apis/{apiId}/exports/{specification}', exportApi),
];

function listOf(name: string, part: ListPart): Operation {
  return read(name, `/apis/{apiId}/${part}`, (call) => pagedItems(call, findHttpApi(call)[part] ?? []));
}

function findStage(api: HttpApiParts, name: string): JsonObject {
  return found(
    api.stages?.find(({ StageName }) => StageName === name),
    `Invalid stage identifier specified`,
  );
}

// Without a stage the export is the API as edited. With one it is what the stage runs: known when the file says it, or
// when the stage deploys every edit at once; else it would be made up, and is denied.
function exportApi(call: Call): RawAnswer {
  const api = findHttpApi(call);
  if (call.input.text('specification') !== 'OAS30') throw badRequest('Invalid specification. Must be OAS30');
  const stageName = call.input.text('stageName');
  return new RawAnswer(JSON.stringify(documentOf(api, stageName)), { 'content-type': 'application/json' });
}

function documentOf(api: HttpApiParts, stageName: string | undefined): JsonObject {
  if (stageName === undefined) return toOpenApi(api);
  const stage = findStage(api, stageName);
  const said = api.deployedExport?.[stageName];
  if (said !== undefined) return said;
  if (stage['AutoDeploy'] !== true) throw new DeniedError();
  return toOpenApi(api);
}
