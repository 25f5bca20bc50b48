import type { Snapshot } from '@gatescope/shared';
import type { CloudFormationFragment, RenderedChange, TerraformFragment } from '../rendered-change.ts';
import { logicalId, terraformName } from './names.ts';

/** What a fix means to tools that keep the API as code. */
export type Fragments = Required<Pick<RenderedChange, 'cloudFormation' | 'terraform'>>;

const nameOf = ({ api, target }: Snapshot): string => {
  if (api.kind === 'REST')
    return (api.restApi.state === 'present' ? api.restApi.value.name : undefined) ?? target.apiId;
  return (api.api.state === 'present' ? api.api.value.Name : undefined) ?? target.apiId;
};

/** The deployment that the stage runs today: a new logical id is made from it, so that it is another one every time. */
const runningId = ({ api }: Snapshot, stageName: string): string => {
  if (api.stages.state !== 'present') return '';
  const id =
    api.kind === 'REST'
      ? api.stages.value.find((stage) => stage.stageName === stageName)?.deploymentId
      : api.stages.value.find((stage) => stage.StageName === stageName)?.DeploymentId;
  return id ?? '';
};

/** What has to be in place before the deployment is made: it copies the API as it is at that moment. */
const copiedTypes =
  /^AWS::ApiGateway(?:V2)?::(?!Stage$|Deployment$|DomainName|BasePathMapping|ApiMapping|UsagePlan|ApiKey|VpcLink)/;
const copiedResources =
  /^aws_api_?gateway(?:v2)?_(?!stage$|deployment$|domain_name|base_path|api_mapping|usage_plan|api_key|vpc_link|account|method_settings)/;

/**
 * A redeployment as code. Both tools make a deployment only when its resource is new, so a change of the API alone
 * leaves the stage on the old one.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_deployment
 */
export const redeployment = (snapshot: Snapshot, stageName: string, siblings: Fragments): Fragments => {
  const { apiId, kind } = snapshot.target;
  const isRest = kind === 'REST';
  const name = nameOf(snapshot);
  const own = logicalId(`${name} deployment after ${runningId(snapshot, stageName)}`);
  const service = isRest ? 'AWS::ApiGateway' : 'AWS::ApiGatewayV2';
  const copied = siblings.cloudFormation.filter(({ type }) => copiedTypes.test(type)).map(({ logicalId: id }) => id);
  const cloudFormation: CloudFormationFragment[] = [
    {
      type: `${service}::Deployment`,
      logicalId: own,
      comment: 'A deployment is made only when its resource is new: give it a new logical id with every change.',
      properties: isRest ? { RestApiId: apiId } : { ApiId: apiId },
      ...(copied.length > 0 ? { dependsOn: [...new Set(copied)] } : {}),
    },
    {
      type: `${service}::Stage`,
      logicalId: logicalId(`${apiId} ${stageName}`),
      properties: { DeploymentId: { Ref: own } },
    },
  ];
  const resource = isRest ? 'aws_api_gateway_rest_api' : 'aws_apigatewayv2_api';
  const tracked = siblings.terraform
    .filter(({ type }) => copiedResources.test(type))
    .map(({ type, name: local }) => `${type}.${local}`);
  const terraform: TerraformFragment[] = [
    {
      type: isRest ? 'aws_api_gateway_deployment' : 'aws_apigatewayv2_deployment',
      name: terraformName(name),
      attributes: {
        [isRest ? 'rest_api_id' : 'api_id']: { expression: `${resource}.${terraformName(name)}.id` },
        triggers: {
          redeployment:
            tracked.length > 0
              ? {
                  expression: `sha1(jsonencode([\n${[...new Set(tracked)].map((one) => `      ${one},\n`).join('')}    ]))`,
                }
              : `after ${runningId(snapshot, stageName)}`,
        },
        'lifecycle{}': { create_before_destroy: true },
      },
    },
  ];
  return { cloudFormation, terraform };
};
