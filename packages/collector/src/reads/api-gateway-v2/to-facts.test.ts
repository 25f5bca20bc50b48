import { expect, it } from 'vitest';
import { toApi } from './get-api.ts';
import { toApiMappings } from './get-api-mappings.ts';
import { toApis } from './get-apis.ts';
import { toAuthorizersV2 } from './get-authorizers.ts';
import { toDeploymentsV2 } from './get-deployments.ts';
import { toDomainNamesV2 } from './get-domain-names.ts';
import { toIntegrations } from './get-integrations.ts';
import { toRoutes } from './get-routes.ts';
import { toStagesV2 } from './get-stages.ts';
import { toVpcLinksV2 } from './get-vpc-links.ts';
import { toRoutingRules } from './list-routing-rules.ts';

const at = new Date('2025-02-03T04:05:06Z');
const iso = '2025-02-03T04:05:06.000Z';

it('an API keeps its CORS configuration, and its time as text', () => {
  const api = {
    ApiId: 'a',
    Name: 'shop',
    ProtocolType: 'HTTP' as const,
    RouteSelectionExpression: '$request.method $request.path',
    CorsConfiguration: { AllowOrigins: ['*'], AllowCredentials: false },
  };
  expect(toApi({ ...api, CreatedDate: at })).toEqual({ ...api, CreatedDate: iso });
  expect(toApis([{ Items: [api] }, { Items: [] }, {}])).toEqual([api]);
});

it('an API without an id is refused', () => {
  expect(() => toApi({ Name: 'shop' })).toThrow('Invalid input');
});

it('stages mask variables whose names look secret', () => {
  const stages = toStagesV2([
    { Items: [{ StageName: '$default', AutoDeploy: true, StageVariables: { token: 't', url: 'u' }, CreatedDate: at }] },
  ]);
  expect(stages).toEqual([
    { StageName: '$default', AutoDeploy: true, StageVariables: { token: '<masked>', url: 'u' }, CreatedDate: iso },
  ]);
});

it('integrations mask constants under secret-looking names', () => {
  const integrations = toIntegrations([
    {
      Items: [
        {
          IntegrationId: 'i',
          IntegrationType: 'HTTP_PROXY',
          RequestParameters: { 'overwrite:header.authorization': 'Basic abc', 'overwrite:path': '/v1' },
        },
      ],
    },
  ]);
  expect(integrations[0]?.RequestParameters).toEqual({
    'overwrite:header.authorization': '<masked>',
    'overwrite:path': '/v1',
  });
});

it('the other lists keep their fields', () => {
  expect(toRoutes([{ Items: [{ RouteKey: 'ANY /{proxy+}', ApiKeyRequired: false }] }])).toEqual([
    { RouteKey: 'ANY /{proxy+}', ApiKeyRequired: false },
  ]);
  expect(
    toAuthorizersV2([
      { Items: [{ AuthorizerId: 'a', Name: 'jwt', JwtConfiguration: { Audience: ['x'], Issuer: 'https://i' } }] },
    ]),
  ).toEqual([{ AuthorizerId: 'a', Name: 'jwt', JwtConfiguration: { Audience: ['x'], Issuer: 'https://i' } }]);
  expect(toDeploymentsV2([{ Items: [{ DeploymentId: 'd', DeploymentStatus: 'FAILED', CreatedDate: at }] }])).toEqual([
    { DeploymentId: 'd', DeploymentStatus: 'FAILED', CreatedDate: iso },
  ]);
  expect(toDomainNamesV2([{ Items: [{ DomainName: 'a.example.com', RoutingMode: 'API_MAPPING_ONLY' }] }])).toEqual([
    { DomainName: 'a.example.com', RoutingMode: 'API_MAPPING_ONLY' },
  ]);
  expect(toApiMappings([{ Items: [{ ApiId: 'a', ApiMappingKey: 'v1/items', Stage: 's' }] }])).toEqual([
    { ApiId: 'a', ApiMappingKey: 'v1/items', Stage: 's' },
  ]);
  expect(
    toVpcLinksV2([
      { Items: [{ VpcLinkId: 'l', Name: 'n', SecurityGroupIds: [], SubnetIds: [], VpcLinkStatus: 'INACTIVE' }] },
    ]),
  ).toEqual([{ VpcLinkId: 'l', Name: 'n', SecurityGroupIds: [], SubnetIds: [], VpcLinkStatus: 'INACTIVE' }]);
  expect(
    toRoutingRules([
      {
        RoutingRules: [
          {
            RoutingRuleId: 'r',
            Priority: 1,
            Conditions: [{ MatchBasePaths: { AnyOf: ['v1'] } }],
            Actions: [{ InvokeApi: { ApiId: 'a', Stage: 's' } }],
          },
        ],
      },
    ]),
  ).toEqual([
    {
      RoutingRuleId: 'r',
      Priority: 1,
      Conditions: [{ MatchBasePaths: { AnyOf: ['v1'] } }],
      Actions: [{ InvokeApi: { ApiId: 'a', Stage: 's' } }],
    },
  ]);
});
