import { readable } from '../../aws-error.ts';
import type { StageRecord } from '../../account-file.ts';
import type { Call, Operation } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { RawAnswer } from '../../protocols/protocol.ts';
import { summaryOf } from './api-summary.ts';
import { badRequest, findOr, pagedList, read } from './operation.ts';
import { findRestApi } from './rest-apis.ts';
import { without } from '../without.ts';
import { toWireRecord } from './wire-record.ts';

/** Reads of what a REST API's stages serve. */
export const stageOperations: readonly Operation[] = [
  read('GetStages', '/restapis/{restApiId}/stages', getStages),
  read('GetStage', '/restapis/{restApiId}/stages/{stageName}', (call) => toWireRecord(findStage(call))),
  read('GetDeployments', '/restapis/{restApiId}/deployments', (call) =>
    pagedList(
      call,
      (findRestApi(call).deployments ?? []).map((deployment) => without(deployment, 'apiSummary')),
    ),
  ),
  read('GetDeployment', '/restapis/{restApiId}/deployments/{deploymentId}', getDeployment),
  read('GetExport', '/restapis/{restApiId}/stages/{stageName}/exports/{exportType}', getExport),
];

function findStage(call: Call): StageRecord {
  const name = call.input.text('stageName');
  return findOr(findRestApi(call).stages, ({ stageName }) => stageName === name, 'Invalid stage identifier specified');
}

function getStages(call: Call): JsonObject {
  const deploymentId = call.input.text('deploymentId');
  const stages = findRestApi(call).stages ?? [];
  const wanted = deploymentId === undefined ? stages : stages.filter((stage) => stage['deploymentId'] === deploymentId);
  return { item: wanted.map(toWireRecord) };
}

function getDeployment(call: Call): JsonObject {
  const api = findRestApi(call);
  const id = call.input.text('deploymentId') ?? '';
  const deployment = findOr(
    api.deployments,
    (candidate) => candidate.id === id,
    'Invalid Deployment identifier specified',
  );
  const embed = call.input.list('embed');
  if (embed.some((value) => value !== 'apisummary')) throw badRequest('Invalid embed parameter specified');
  const bare = toWireRecord(without(deployment, 'apiSummary'));
  return embed.length === 0 ? bare : { ...bare, apiSummary: summaryOf(api, id) };
}

// What a stage really runs is only known when the account file says it; an export made up from the edited resources
// would claim that nothing waits for deployment. So it is denied.
function getExport(call: Call): RawAnswer {
  const stageName = findStage(call).stageName ?? '';
  const exportType = call.input.text('exportType') ?? '';
  if (exportType !== 'oas30' && exportType !== 'swagger') {
    throw badRequest("Invalid export type specified. Must be one of 'oas30' or 'swagger'");
  }
  const document = readable(findRestApi(call).deployedExport?.[stageName]);
  return new RawAnswer(JSON.stringify(document), {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${exportType}_1.0.0.json"`,
  });
}
