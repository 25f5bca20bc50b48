import { ListRoutingRulesCommand, type ListRoutingRulesCommandOutput } from '@aws-sdk/client-apigatewayv2';
import { type RoutingRule, routingRuleSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

type Input = { readonly domainName: string; readonly domainNameId?: string | undefined };

/** The routing rules of a custom domain name. https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html */
export const listRoutingRules = defineRead({
  id: 'api-gateway-v2/list-routing-rules',
  service: 'api-gateway-v2',
  operation: 'ListRoutingRules',
  permission: {
    action: 'apigateway:ListRoutingRules',
    resource: 'arn:{partition}:apigateway:{region}:{account}:/domainnames/{domainName}/routingrules/*',
  },
  lane: 'api-gateway',
  part: 'base',
  fills: '/account/routingRules/{domainName}',
  after: ['api-gateway/get-domain-names'],
  send: ({ client, input, page, options }: PageRequest<'api-gateway-v2', Input>) =>
    client.send(
      new ListRoutingRulesCommand({ DomainName: input.domainName, DomainNameId: input.domainNameId, NextToken: page }),
      options,
    ),
  next: ({ NextToken }) => NextToken,
  toFacts: (pages) => toRoutingRules(pages),
  keep: 'shared',
});

/** The rules, in AWS's order; `Priority` decides. */
export const toRoutingRules = (pages: readonly Pick<ListRoutingRulesCommandOutput, 'RoutingRules'>[]): RoutingRule[] =>
  routingRuleSchema.array().parse(toPlain(pages.flatMap((page) => page.RoutingRules ?? [])));
