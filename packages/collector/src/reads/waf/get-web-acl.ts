import { GetWebACLCommand, type GetWebACLCommandOutput } from '@aws-sdk/client-wafv2';
import { type WebAcl, webAclSchema, withSearchText } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

type Input = { readonly name: string; readonly id: string; readonly scope: 'REGIONAL' | 'CLOUDFRONT' };

/** A web ACL with its rules. https://docs.aws.amazon.com/waf/latest/APIReference/API_GetWebACL.html */
export const getWebAcl = defineRead({
  id: 'waf/get-web-acl',
  service: 'waf',
  operation: 'GetWebACL',
  permission: {
    action: 'wafv2:GetWebACL',
    resource: 'arn:{partition}:wafv2:{region}:{account}:{scopePath}/webacl/{name}/{id}',
  },
  lane: 'waf',
  part: 'waf',
  fills: '/account/webAcls/{webAclArn}',
  after: ['api-gateway/get-stages'],
  send: ({ client, input, options }: PageRequest<'waf', Input & { readonly scopePath: string }>) =>
    client.send(new GetWebACLCommand({ Name: input.name, Id: input.id, Scope: input.scope }), options),
  toFacts: ([answer]) => toWebAcl(answer),
});

/** The web ACL. */
export const toWebAcl = (answer: Pick<GetWebACLCommandOutput, 'WebACL'> | undefined): WebAcl => {
  if (answer?.WebACL === undefined) throw new Error('GetWebACL answered without a web ACL');
  return webAclSchema.parse(withSearchText(toPlain(answer.WebACL)));
};
