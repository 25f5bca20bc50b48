import { GetStagesCommand, type GetStagesCommandOutput } from '@aws-sdk/client-api-gateway';
import { type Stage, stageSchema } from '@gatescope/shared';
import { maskByName } from '../../mask.ts';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

/** All stages of a REST API; AWS gives them in one answer. https://docs.aws.amazon.com/apigateway/latest/api/API_GetStages.html */
export const getStages = defineRead({
  id: 'api-gateway/get-stages',
  service: 'api-gateway',
  operation: 'GetStages',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/restapis/{restApiId}/stages',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/stages',
  after: ['api-gateway/get-rest-api'],
  send: ({ client, input, options }: PageRequest<'api-gateway', { readonly restApiId: string }>) =>
    client.send(new GetStagesCommand({ restApiId: input.restApiId }), options),
  toFacts: ([answer]) => toStages(answer),
});

/** The stages; variables whose names look secret are masked. */
export const toStages = (answer: Pick<GetStagesCommandOutput, 'item'> | undefined): Stage[] =>
  stageSchema
    .array()
    .parse(toPlain(answer?.item ?? []))
    .map(withMaskedVariables);

const withMaskedVariables = (stage: Stage): Stage => ({
  ...stage,
  ...(stage.variables === undefined ? {} : { variables: maskByName(stage.variables) }),
  ...(stage.canarySettings?.stageVariableOverrides === undefined
    ? {}
    : {
        canarySettings: {
          ...stage.canarySettings,
          stageVariableOverrides: maskByName(stage.canarySettings.stageVariableOverrides),
        },
      }),
});
