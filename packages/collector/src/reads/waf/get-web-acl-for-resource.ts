import { GetWebACLForResourceCommand } from '@aws-sdk/client-wafv2';
import { defineRead, type PageRequest } from '../../read.ts';
import { toWebAcl } from './get-web-acl.ts';

/** The web ACL of a stage. https://docs.aws.amazon.com/waf/latest/APIReference/API_GetWebACLForResource.html */
export const getWebAclForResource = defineRead({
  id: 'waf/get-web-acl-for-resource',
  service: 'waf',
  operation: 'GetWebACLForResource',
  permission: { action: 'wafv2:GetWebACLForResource', resource: '{stageArn}' },
  lane: 'waf-for-resource',
  part: 'waf',
  fills: '/account/webAcls/{stageArn}',
  after: ['api-gateway/get-stages'],
  send: ({ client, input, options }: PageRequest<'waf', { readonly stageArn: string }>) =>
    client.send(new GetWebACLForResourceCommand({ ResourceArn: input.stageArn }), options),
  // AWS answers with nothing when the stage has none.
  toFacts: ([answer]) => (answer?.WebACL === undefined ? undefined : toWebAcl(answer)),
});
