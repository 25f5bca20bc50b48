import { GetIPSetCommand, type GetIPSetCommandOutput } from '@aws-sdk/client-wafv2';
import { type IpSet, ipSetSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

type Input = {
  readonly name: string;
  readonly id: string;
  readonly scope: 'REGIONAL' | 'CLOUDFRONT';
  readonly scopePath: string;
};

/** The addresses that a web ACL's rule refers to. https://docs.aws.amazon.com/waf/latest/APIReference/API_GetIPSet.html */
export const getIpSet = defineRead({
  id: 'waf/get-ip-set',
  service: 'waf',
  operation: 'GetIPSet',
  permission: {
    action: 'wafv2:GetIPSet',
    resource: 'arn:{partition}:wafv2:{region}:{account}:{scopePath}/ipset/{name}/{id}',
  },
  lane: 'waf',
  part: 'waf',
  fills: '/account/ipSets/{ipSetArn}',
  after: ['waf/get-web-acl'],
  send: ({ client, input, options }: PageRequest<'waf', Input>) =>
    client.send(new GetIPSetCommand({ Name: input.name, Id: input.id, Scope: input.scope }), options),
  toFacts: ([answer]) => toIpSet(answer),
});

/** The IP set. */
export const toIpSet = (answer: Pick<GetIPSetCommandOutput, 'IPSet'> | undefined): IpSet => {
  if (answer?.IPSet === undefined) throw new Error('GetIPSet answered without an IP set');
  return ipSetSchema.parse(toPlain(answer.IPSet));
};
