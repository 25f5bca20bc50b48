import type { Snapshot, Stage } from '@gatescope/shared';
import type { ChangeRenderer, ManagementCall } from '../rendered-change.ts';
import { logicalId, pascal, snake, terraformName } from './names.ts';

const stageAt = ({ api }: Snapshot, index: string | undefined): Stage | undefined =>
  api.kind === 'REST' && api.stages.state === 'present' ? api.stages.value[Number(index)] : undefined;

const update = (snapshot: Snapshot, stage: Stage, path: string, value: unknown): ManagementCall => ({
  service: 'apigateway',
  operation: 'UpdateStage',
  input: {
    restApiId: snapshot.target.apiId,
    stageName: stage.stageName,
    patchOperations: [{ op: 'replace', path, value: String(value) }],
  },
});

const check = (snapshot: Snapshot, stage: Stage): ManagementCall => ({
  service: 'apigateway',
  operation: 'GetStage',
  input: { restApiId: snapshot.target.apiId, stageName: stage.stageName },
});

const patchNames: Readonly<Record<string, string>> = {
  loggingLevel: 'logging/loglevel',
  dataTraceEnabled: 'logging/dataTrace',
  metricsEnabled: 'metrics/enabled',
  throttlingBurstLimit: 'throttling/burstLimit',
  throttlingRateLimit: 'throttling/rateLimit',
  cachingEnabled: 'caching/enabled',
  cacheTtlInSeconds: 'caching/ttlInSeconds',
  cacheDataEncrypted: 'caching/dataEncrypted',
  requireAuthorizationForCacheControl: 'caching/requireAuthorizationForCacheControl',
  unauthorizedCacheControlHeaderStrategy: 'caching/unauthorizedCacheControlHeaderStrategy',
};

const fragmentName = (snapshot: Snapshot, stage: Stage): string => `${snapshot.target.apiId} ${stage.stageName}`;

const variables: ChangeRenderer = {
  pattern: '/api/stages/value/*/variables/*',
  render: (operation, tokens, snapshot) => {
    const stage = stageAt(snapshot, tokens[3]);
    const name = tokens[5] ?? '';
    if (!stage || operation.op !== 'set') return undefined;
    const all = { ...stage.variables, [name]: operation.value };
    return {
      calls: [update(snapshot, stage, `/variables/${name}`, operation.value)],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::Stage',
          logicalId: logicalId(fragmentName(snapshot, stage)),
          properties: { Variables: all },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_stage',
          name: terraformName(fragmentName(snapshot, stage)),
          attributes: { stage_name: stage.stageName, variables: all },
        },
      ],
      console: [`In API Gateway, open stage ${stage.stageName}, Stage variables, and set ${name}.`],
      check: check(snapshot, stage),
    };
  },
};

/** The methods a setting speaks of: the wildcard keeps its slash, a path's slashes are escaped in the patch. */
const settingPath = (key: string, field: string): string | undefined => {
  const name = patchNames[field];
  const cut = key.lastIndexOf('/');
  if (!name || cut < 0) return undefined;
  const [path, verb] = [key.slice(0, cut), key.slice(cut + 1)];
  return `/${path === '*' ? '*' : path.replaceAll('~1', '/').replaceAll('~', '~0').replaceAll('/', '~1')}/${verb}/${name}`;
};

/** What a setting's key says of path and verb; `*` is every path. The first slash may be there, escaped or not, or be left out. */
const readKey = (key: string): { readonly path: string; readonly verb: string } => {
  const cut = key.lastIndexOf('/');
  const path = key.slice(0, cut).replaceAll('~1', '/').replaceAll('~0', '~');
  return { path: path === '*' ? '*' : `/${path.replace(/^\//, '')}`, verb: key.slice(cut + 1) };
};

const escapeSlashes = (path: string): string => path.replaceAll('~', '~0').replaceAll('/', '~1');

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html */
const cloudFormationPath = (path: string): string =>
  path === '*' || path === '/' ? `/${path.replace('/', '')}` : `/${escapeSlashes(path)}`;

/** Without the first slash. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings */
const terraformPath = ({ path, verb }: ReturnType<typeof readKey>): string =>
  `${path === '*' ? '*' : escapeSlashes(path.slice(1))}/${verb}`;

const methodSettings: ChangeRenderer = {
  pattern: '/api/stages/value/*/methodSettings/*/*',
  render: (operation, tokens, snapshot) => {
    const stage = stageAt(snapshot, tokens[3]);
    const [, , , , , key = '', field = ''] = tokens;
    const path = settingPath(key, field);
    if (!stage || !path || operation.op !== 'set') return undefined;
    return {
      calls: [update(snapshot, stage, path, operation.value)],
      // CloudFormation cannot set what a refused invalidation answers.
      ...(field === 'unauthorizedCacheControlHeaderStrategy' || field === 'requireAuthorizationForCacheControl'
        ? {}
        : {
            cloudFormation: [
              {
                type: 'AWS::ApiGateway::Stage',
                logicalId: logicalId(fragmentName(snapshot, stage)),
                properties: {
                  MethodSettings: [
                    {
                      HttpMethod: readKey(key).verb,
                      ResourcePath: cloudFormationPath(readKey(key).path),
                      [pascal(field)]: operation.value,
                    },
                  ],
                },
              },
            ],
          }),
      terraform: [
        {
          type: 'aws_api_gateway_method_settings',
          name: terraformName(`${fragmentName(snapshot, stage)} ${key}`),
          attributes: {
            rest_api_id: snapshot.target.apiId,
            stage_name: stage.stageName,
            method_path: terraformPath(readKey(key)),
            'settings{}': { [snake(field)]: operation.value },
          },
        },
      ],
      console: [
        `In API Gateway, open stage ${stage.stageName} and set ${field} of ${key} to ${String(operation.value)}.`,
      ],
      check: check(snapshot, stage),
    };
  },
};

const plainFields: Readonly<Record<string, { readonly cloudFormation: string; readonly terraform: string }>> = {
  tracingEnabled: { cloudFormation: 'TracingEnabled', terraform: 'xray_tracing_enabled' },
  cacheClusterEnabled: { cloudFormation: 'CacheClusterEnabled', terraform: 'cache_cluster_enabled' },
  cacheClusterSize: { cloudFormation: 'CacheClusterSize', terraform: 'cache_cluster_size' },
  clientCertificateId: { cloudFormation: 'ClientCertificateId', terraform: 'client_certificate_id' },
};

const field: ChangeRenderer = {
  pattern: '/api/stages/value/*/*',
  render: (operation, tokens, snapshot) => {
    const stage = stageAt(snapshot, tokens[3]);
    const name = tokens[4] ?? '';
    const names = plainFields[name];
    if (!stage || !names || operation.op !== 'set') return undefined;
    return {
      calls: [update(snapshot, stage, `/${name}`, operation.value)],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::Stage',
          logicalId: logicalId(fragmentName(snapshot, stage)),
          properties: { [names.cloudFormation]: operation.value },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_stage',
          name: terraformName(fragmentName(snapshot, stage)),
          attributes: { stage_name: stage.stageName, [names.terraform]: operation.value },
        },
      ],
      console: [`In API Gateway, open stage ${stage.stageName} and set ${name} to ${String(operation.value)}.`],
      check: check(snapshot, stage),
    };
  },
};

const canary: ChangeRenderer = {
  pattern: '/api/stages/value/*/canarySettings',
  render: (operation, tokens, snapshot) => {
    const stage = stageAt(snapshot, tokens[3]);
    if (!stage || operation.op !== 'remove') return undefined;
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateStage',
          input: {
            restApiId: snapshot.target.apiId,
            stageName: stage.stageName,
            patchOperations: [{ op: 'remove', path: '/canarySettings' }],
          },
        },
      ],
      console: [`In API Gateway, open stage ${stage.stageName}, Canary, and delete the canary.`],
      check: check(snapshot, stage),
    };
  },
};

const accessLogs: ChangeRenderer = {
  pattern: '/api/stages/value/*/accessLogSettings',
  render: (operation, tokens, snapshot) => {
    const stage = stageAt(snapshot, tokens[3]);
    if (!stage || operation.op !== 'set') return undefined;
    const { destinationArn, format } = operation.value as { destinationArn?: string; format?: string }; // the mode sets whole settings
    const operations = [
      ...(destinationArn ? [{ op: 'replace', path: '/accessLogSettings/destinationArn', value: destinationArn }] : []),
      ...(format ? [{ op: 'replace', path: '/accessLogSettings/format', value: format }] : []),
    ];
    return {
      calls: [
        {
          service: 'apigateway',
          operation: 'UpdateStage',
          input: { restApiId: snapshot.target.apiId, stageName: stage.stageName, patchOperations: operations },
        },
      ],
      cloudFormation: [
        {
          type: 'AWS::ApiGateway::Stage',
          logicalId: logicalId(fragmentName(snapshot, stage)),
          properties: { AccessLogSetting: { DestinationArn: destinationArn, Format: format } },
        },
      ],
      terraform: [
        {
          type: 'aws_api_gateway_stage',
          name: terraformName(fragmentName(snapshot, stage)),
          attributes: {
            stage_name: stage.stageName,
            'access_log_settings{}': { destination_arn: destinationArn, format },
          },
        },
      ],
      console: [
        `In API Gateway, open stage ${stage.stageName}, Logs and tracing, Edit, and turn on custom access logging.`,
      ],
      check: check(snapshot, stage),
    };
  },
};

/** Changes of a REST API's stages; all take effect without a deployment. */
export const stageChanges: readonly ChangeRenderer[] = [variables, methodSettings, canary, accessLogs, field];
