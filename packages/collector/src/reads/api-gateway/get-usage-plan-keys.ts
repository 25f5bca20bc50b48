import { GetUsagePlanKeysCommand, type GetUsagePlanKeysCommandOutput } from '@aws-sdk/client-api-gateway';
import { usagePlanKeySchema, type UsagePlanKey } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';
import { withoutValue } from './without-value.ts';

/** The keys of one usage plan. https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsagePlanKeys.html */
export const getUsagePlanKeys = defineRead({
  id: 'api-gateway/get-usage-plan-keys',
  service: 'api-gateway',
  operation: 'GetUsagePlanKeys',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/usageplans/{usagePlanId}/keys',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/usagePlanKeys/{usagePlanId}',
  after: ['api-gateway/get-usage-plans'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway', { readonly usagePlanId: string }>) =>
    client.send(
      new GetUsagePlanKeysCommand({ usagePlanId: input.usagePlanId, limit: pageLimit, position: page }),
      options,
    ),
  next: ({ position }) => position,
  toFacts: (pages) => toUsagePlanKeys(pages),
  keep: 'shared',
});

/** The keys; AWS sends their values along, which are dropped here. */
export const toUsagePlanKeys = (pages: readonly Pick<GetUsagePlanKeysCommandOutput, 'items'>[]): UsagePlanKey[] =>
  usagePlanKeySchema
    .array()
    .parse(toPlain(itemsOf(pages)))
    .map(withoutValue);
