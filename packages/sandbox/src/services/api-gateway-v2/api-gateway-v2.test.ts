import * as v2 from '@aws-sdk/client-apigatewayv2';
import { describe, expect, test } from 'vitest';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { apiGatewayV2 } from './api-gateway-v2.ts';

const used = useSandbox();
const api = { ApiId: 'http000001' };

describe('an HTTP API', () => {
  test('is listed and found, beside REST APIs of the same account', async () => {
    const { apiGatewayV2: client } = used.clients;
    const { Items } = await client.send(new v2.GetApisCommand({}));
    expect(Items?.map(({ ApiId }) => ApiId)).toEqual(['http000001']);
    const found = await client.send(new v2.GetApiCommand(api));
    expect(found).toMatchObject({
      Name: 'http',
      CreatedDate: new Date('2026-01-10T09:00:00.000Z'),
      Tags: { Team: 'x' },
    });
  });

  test('that does not exist is not found', async () => {
    await expect(used.clients.apiGatewayV2.send(new v2.GetApiCommand({ ApiId: 'orders0001' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  test('keeps the names that are its user’s own', async () => {
    const { apiGatewayV2: client } = used.clients;
    const routes = await client.send(new v2.GetRoutesCommand(api));
    expect(routes.Items?.[1]?.RequestParameters).toEqual({ 'route.request.querystring.Page': { Required: true } });
    const integrations = await client.send(new v2.GetIntegrationsCommand(api));
    expect(integrations.Items?.[0]).toMatchObject({
      RequestParameters: { 'append:header.X-Name': 'Value' },
      ResponseParameters: { '200': { 'overwrite:header.X-Name': 'Value' } },
    });
    const stage = await client.send(new v2.GetStageCommand({ ...api, StageName: '$default' }));
    expect(stage).toMatchObject({
      StageVariables: { Colour: 'Blue' },
      RouteSettings: { 'GET /pets': { ThrottlingBurstLimit: 1 } },
    });
  });

  test('lists stages, authorizers, deployments and models', async () => {
    const { apiGatewayV2: client } = used.clients;
    const stages = await client.send(new v2.GetStagesCommand(api));
    expect(stages.Items?.map(({ StageName }) => StageName)).toEqual(['$default', 'manual']);
    const authorizers = await client.send(new v2.GetAuthorizersCommand(api));
    expect(authorizers.Items?.[0]?.JwtConfiguration).toEqual({ Issuer: 'https://i', Audience: ['x'] });
    expect((await client.send(new v2.GetDeploymentsCommand(api))).Items?.[0]?.DeploymentStatus).toBe('DEPLOYED');
    expect((await client.send(new v2.GetModelsCommand(api))).Items?.[0]?.Name).toBe('Pet');
  });

  test('is exported as edited, or as deployed where that is known', async () => {
    const ask = async (StageName?: string) => {
      const command = new v2.ExportApiCommand({ ...api, Specification: 'OAS30', OutputType: 'JSON', StageName });
      const { body } = await used.clients.apiGatewayV2.send(command);
      return JSON.parse(Buffer.from(body ?? []).toString()) as { paths: object };
    };
    const edited = await ask();
    expect(Object.keys(edited.paths)).toEqual(['/pets', '/$default']);
    expect(edited.paths).toMatchObject({ '/pets': { get: { security: [{ jwt: [] }] } } });
    expect(await ask('$default')).toEqual(edited);
    await expect(ask('manual')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('is listed page by page', async () => {
    const ask = (NextToken?: string) =>
      used.clients.apiGatewayV2.send(new v2.GetRoutesCommand({ ...api, MaxResults: '1', NextToken }));
    const first = await ask();
    const second = await ask(first.NextToken);
    expect([first, second].flatMap(({ Items }) => Items?.map(({ RouteId }) => RouteId))).toEqual(['r1', 'r2']);
    expect(second.NextToken).toBeUndefined();
  });
});

describe('what HTTP APIs share', () => {
  test('is domain names with mappings and routing rules', async () => {
    const { apiGatewayV2: client } = used.clients;
    const { Items } = await client.send(new v2.GetDomainNamesCommand({}));
    expect(Items?.map(({ DomainName }) => DomainName)).toEqual(['ws.example.com']);
    const found = await client.send(new v2.GetDomainNameCommand({ DomainName: 'ws.example.com' }));
    expect(found.DomainNameConfigurations).toEqual([{ EndpointType: 'REGIONAL' }]);
    const mappings = await client.send(new v2.GetApiMappingsCommand({ DomainName: 'ws.example.com' }));
    expect(mappings.Items?.[0]).toMatchObject({ ApiId: 'http000001', Stage: '$default' });
    const rules = await client.send(new v2.ListRoutingRulesCommand({ DomainName: 'api.example.com' }));
    expect(rules.RoutingRules?.[0]?.Actions).toEqual([{ InvokeApi: { ApiId: 'orders0001', Stage: 'prod' } }]);
  });

  test('is VPC links of the second kind', async () => {
    const { apiGatewayV2: client } = used.clients;
    expect((await client.send(new v2.GetVpcLinksCommand({}))).Items?.map(({ Name }) => Name)).toEqual(['v2']);
    expect(await client.send(new v2.GetVpcLinkCommand({ VpcLinkId: 'link2' }))).toMatchObject({
      SubnetIds: ['subnet-0a'],
    });
  });

  test.each([
    ['/apis/http000001', { Team: 'x' }],
    ['/vpclinks/link2', { link: '2' }],
    ['/domainnames/ws.example.com', { domain: '2' }],
  ])('is tagged: %s', async (path, tags) => {
    const command = new v2.GetTagsCommand({ ResourceArn: `arn:aws:apigateway:eu-west-1::${path}` });
    expect((await used.clients.apiGatewayV2.send(command)).Tags).toEqual(tags);
  });
});

test('routing rules need an action of their own, all else apigateway:GET', () => {
  const actions = used.sandbox.calls.map(({ operation, action }) => [operation, action]);
  for (const [operation, action] of actions) {
    expect(action).toBe(operation === 'ListRoutingRules' ? 'apigateway:ListRoutingRules' : 'apigateway:GET');
  }
  expect(used.sandbox.calls.map(({ resource }) => resource)).toContain(
    'arn:aws:apigateway:eu-west-1:111122223333:/domainnames/api.example.com/routingrules/*',
  );
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, apiGatewayV2));
