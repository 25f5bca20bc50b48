import { GetAccountCommand, type GetAccountCommandOutput } from '@aws-sdk/client-api-gateway';
import { type ApiGatewayAccount, apiGatewayAccountSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';

/** API Gateway's settings of the account and Region: logging role and limits. https://docs.aws.amazon.com/apigateway/latest/api/API_GetAccount.html */
export const getAccount = defineRead({
  id: 'api-gateway/get-account',
  service: 'api-gateway',
  operation: 'GetAccount',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/account' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/apiGatewayAccount',
  after: [],
  send: ({ client, options }) => client.send(new GetAccountCommand({}), options),
  toFacts: ([answer]) => toApiGatewayAccount(answer),
  keep: 'shared',
});

/** The settings; no `cloudwatchRoleArn` means that none is set. */
export const toApiGatewayAccount = (answer: Partial<GetAccountCommandOutput> | undefined): ApiGatewayAccount =>
  apiGatewayAccountSchema.parse(toPlain(answer));
