import { GetWebACLForResourceCommand } from '@aws-sdk/client-wafv2';
import { defineRead, type PageRequest } from '../../read.ts';
import { toWebAcl } from './get-web-acl.ts';

interface Input {
  readonly [field: string]: string;
  readonly stageArn: string;
  readonly apiId: string;
  readonly stageName: string;
}

/**
 * The web ACL of a stage. https://docs.aws.amazon.com/waf/latest/APIReference/API_GetWebACLForResource.html
 * It has to be allowed on the stage and on whichever web ACL is found there.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awswafv2.html
 */
export const getWebAclForResource = defineRead({
  id: 'waf/get-web-acl-for-resource',
  service: 'waf',
  operation: 'GetWebACLForResource',
  permission: {
    action: 'wafv2:GetWebACLForResource',
    resource: 'arn:{partition}:apigateway:{region}::/restapis/{apiId}/stages/{stageName}',
    also: ['arn:{partition}:wafv2:{region}:{account}:regional/webacl/*/*'],
  },
  lane: 'waf-for-resource',
  part: 'waf',
  fills: '/account/webAcls/{stageArn}',
  after: ['api-gateway/get-stages'],
  send: ({ client, input, options }: PageRequest<'waf', Input>) =>
    client.send(new GetWebACLForResourceCommand({ ResourceArn: input.stageArn }), options),
  // AWS answers with nothing when the stage has none.
  toFacts: ([answer]) => (answer?.WebACL === undefined ? undefined : toWebAcl(answer)),
});
