import { GetApiKeysCommand, type GetApiKeysCommandOutput } from '@aws-sdk/client-api-gateway';
import { apiKeySchema, type ApiKey } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';
import { withoutValue } from './without-value.ts';

/** All API keys of the account and Region. Their values are never asked for. https://docs.aws.amazon.com/apigateway/latest/api/API_GetApiKeys.html */
export const getApiKeys = defineRead({
  id: 'api-gateway/get-api-keys',
  service: 'api-gateway',
  operation: 'GetApiKeys',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/apikeys' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/apiKeys',
  after: [],
  send: ({ client, page, options }) =>
    client.send(new GetApiKeysCommand({ includeValues: false, limit: pageLimit, position: page }), options),
  next: ({ position }) => position,
  toFacts: (pages) => toApiKeys(pages),
  keep: 'shared',
});

/** The keys, without a value even if AWS sent one. */
export const toApiKeys = (pages: readonly Pick<GetApiKeysCommandOutput, 'items'>[]): ApiKey[] =>
  apiKeySchema
    .array()
    .parse(toPlain(itemsOf(pages)))
    .map(withoutValue);
