import { GetUsagePlansCommand, type GetUsagePlansCommandOutput } from '@aws-sdk/client-api-gateway';
import { usagePlanSchema, type UsagePlan } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead } from '../../read.ts';
import { itemsOf, pageLimit } from './page-limit.ts';

/** All usage plans with the stages they hold. https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsagePlans.html */
export const getUsagePlans = defineRead({
  id: 'api-gateway/get-usage-plans',
  service: 'api-gateway',
  operation: 'GetUsagePlans',
  permission: { action: 'apigateway:GET', resource: 'arn:{partition}:apigateway:{region}::/usageplans' },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/usagePlans',
  after: [],
  send: ({ client, page, options }) =>
    client.send(new GetUsagePlansCommand({ limit: pageLimit, position: page }), options),
  next: ({ position }) => position,
  toFacts: (pages) => toUsagePlans(pages),
  keep: 'shared',
});

/** The plans. */
export const toUsagePlans = (pages: readonly Pick<GetUsagePlansCommandOutput, 'items'>[]): UsagePlan[] =>
  usagePlanSchema.array().parse(toPlain(itemsOf(pages)));
