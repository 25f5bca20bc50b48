import { GetUsageCommand, type GetUsageCommandOutput } from '@aws-sdk/client-api-gateway';
import { type Usage, usageSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';
import { pageLimit } from './page-limit.ts';

type Input = { readonly usagePlanId: string; readonly startDate: string; readonly endDate: string };

/** What the keys of a plan used and have left, per day. https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html */
export const getUsage = defineRead({
  id: 'api-gateway/get-usage',
  service: 'api-gateway',
  operation: 'GetUsage',
  permission: {
    action: 'apigateway:GET',
    resource: 'arn:{partition}:apigateway:{region}::/usageplans/{usagePlanId}/usage',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/usage/{usagePlanId}',
  after: ['api-gateway/get-usage-plans'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway', Input>) =>
    client.send(new GetUsageCommand({ ...input, limit: pageLimit, position: page }), options),
  next: ({ position }) => position,
  toFacts: (pages) => toUsage(pages),
});

/** The usage of all pages together: per key id a list of [used, remaining] per day. */
export const toUsage = (pages: readonly Partial<GetUsageCommandOutput>[]): Usage => {
  const { position: _, ...first } = usageSchema.parse(toPlain(pages[0] ?? {}));
  return { ...first, items: Object.assign({}, ...pages.map((page) => usageSchema.parse(toPlain(page)).items ?? {})) };
};
