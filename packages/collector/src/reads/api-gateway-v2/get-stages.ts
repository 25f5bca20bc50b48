import { GetStagesCommand, type GetStagesCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type StageV2, stageV2Schema } from '@gatescope/shared';
import { maskByName } from '../../mask.ts';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { pageLimit } from './page-limit.ts';

/** All stages of an HTTP or WebSocket API. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/ */
export const getStagesV2 = defineRead({
  id: 'api-gateway-v2/get-stages',
  service: 'api-gateway-v2',
  operation: 'GetStages',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/apis/{apiId}/stages' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/api/stages',
  after: ['api-gateway-v2/get-api'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway-v2', { readonly apiId: string }>) =>
    client.send(new GetStagesCommand({ ApiId: input.apiId, MaxResults: pageLimit, NextToken: page }), options),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toStagesV2(pages),
});

/** The stages; variables whose names look secret are masked. */
export const toStagesV2 = (pages: readonly Pick<GetStagesCommandOutput, 'Items'>[]): StageV2[] =>
  stageV2Schema
    .array()
    .parse(toPlain(pages.flatMap((page) => page.Items ?? [])))
    .map((stage) => ({
      ...stage,
      ...(stage.StageVariables === undefined ? {} : { StageVariables: maskByName(stage.StageVariables) }),
    }));
