import * as v1 from '@aws-sdk/client-api-gateway';
import { describe, expect, test } from 'vitest';
import { plain } from '../../testing/plain.ts';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { apiGateway } from './api-gateway.ts';

const used = useSandbox();
const api = { restApiId: 'orders0001' };

describe('a REST API', () => {
  test('is listed with its times as dates and its policy escaped once more', async () => {
    const { items = [] } = await used.clients.apiGateway.send(new v1.GetRestApisCommand({}));
    expect(items.map(({ id }) => id)).toEqual(['orders0001', 'second0002']);
    expect(items[0]?.createdDate).toEqual(new Date('2026-01-10T09:00:00.000Z'));
    expect(items[0]?.policy).toMatch(/^\{\\"Version\\":.*execute-api:\\\/\*/);
    expect(items[0]?.tags).toEqual({ team: 'orders', createdDate: 'not a time' });
  });

  test('is found by its id', async () => {
    const found = await used.clients.apiGateway.send(new v1.GetRestApiCommand(api));
    expect(found).toMatchObject({ name: 'orders', endpointConfiguration: { types: ['PRIVATE'] } });
  });

  test('that does not exist is not found, in words that name account and id', async () => {
    await expect(used.clients.apiGateway.send(new v1.GetRestApiCommand({ restApiId: 'nope' }))).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid API identifier specified 111122223333:nope',
      $metadata: { httpStatusCode: 404 },
    });
  });

  test('lists its resources with methods only when they are asked for', async () => {
    const bare = await used.clients.apiGateway.send(new v1.GetResourcesCommand(api));
    expect(bare.items?.[1]?.resourceMethods).toEqual({ GET: {}, OPTIONS: {} });
    const full = await used.clients.apiGateway.send(new v1.GetResourcesCommand({ ...api, embed: ['methods'] }));
    expect(full.items?.[1]?.resourceMethods?.['GET']).toMatchObject({ authorizationType: 'AWS_IAM' });
    const one = { ...api, resourceId: 'res1', embed: ['methods'] };
    expect(await used.clients.apiGateway.send(new v1.GetResourceCommand(one))).toMatchObject(full.items?.[1] ?? {});
  });

  test('has all gateway responses: its own and the defaults', async () => {
    const { items = [] } = await used.clients.apiGateway.send(
      new v1.GetGatewayResponsesCommand({ ...api, limit: 500 }),
    );
    expect(items).toHaveLength(21);
    expect(
      items.filter(({ defaultResponse }) => defaultResponse === false).map(({ responseType }) => responseType),
    ).toEqual(['THROTTLED']);
    expect(items.find(({ responseType }) => responseType === 'DEFAULT_4XX')?.statusCode).toBeUndefined();
  });

  test.each([
    ['authorizers', new v1.GetAuthorizersCommand(api), ['auth1']],
    ['request validators', new v1.GetRequestValidatorsCommand(api), ['val1']],
    ['models', new v1.GetModelsCommand(api), ['mod1']],
    ['documentation versions', new v1.GetDocumentationVersionsCommand(api), ['1']],
  ])('lists its %s', async (_, command, ids) => {
    const answer = plain(await used.clients.apiGateway.send(command as v1.GetModelsCommand));
    const { items } = answer as { items: { id?: string; version?: string }[] };
    expect(items.map(({ id, version }) => id ?? version)).toEqual(ids);
  });

  test('gives one authorizer', async () => {
    const command = new v1.GetAuthorizerCommand({ ...api, authorizerId: 'auth1' });
    expect(await used.clients.apiGateway.send(command)).toMatchObject({ type: 'TOKEN' });
  });
});

describe('a stage', () => {
  test('is listed, and can be chosen by deployment', async () => {
    const all = await used.clients.apiGateway.send(new v1.GetStagesCommand(api));
    expect(all.item?.map(({ stageName }) => stageName)).toEqual(['prod', 'test']);
    expect(all.item?.[0]?.variables).toEqual({ createdDate: 'not a time' });
    const some = await used.clients.apiGateway.send(new v1.GetStagesCommand({ ...api, deploymentId: 'dep2' }));
    expect(some.item?.map(({ stageName }) => stageName)).toEqual(['test']);
    const one = await used.clients.apiGateway.send(new v1.GetStageCommand({ ...api, stageName: 'prod' }));
    expect(one.lastUpdatedDate).toEqual(new Date('2026-01-11T10:00:00.000Z'));
  });

  test('that does not exist is not found', async () => {
    const command = new v1.GetStageCommand({ ...api, stageName: 'nope' });
    await expect(used.clients.apiGateway.send(command)).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  test('gives its export as the file has it, and none where the file does not say what is deployed', async () => {
    const ask = (stageName: string) =>
      used.clients.apiGateway.send(new v1.GetExportCommand({ ...api, stageName, exportType: 'oas30' }));
    const { body, contentDisposition } = await ask('prod');
    expect(JSON.parse(Buffer.from(body ?? []).toString())).toEqual({ openapi: '3.0.1', paths: { '/orders': {} } });
    expect(contentDisposition).toBe('attachment; filename="oas30_1.0.0.json"');
    await expect(ask('test')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('a deployment', () => {
  const summary = async (deploymentId: string) => {
    const command = new v1.GetDeploymentCommand({ ...api, deploymentId, embed: ['apisummary'] });
    return (await used.clients.apiGateway.send(command)).apiSummary;
  };

  test('is listed without its summary', async () => {
    const { items } = await used.clients.apiGateway.send(new v1.GetDeploymentsCommand(api));
    expect(items?.map(({ id }) => id)).toEqual(['dep1', 'dep2', 'dep0']);
    expect(items?.[2]).not.toHaveProperty('apiSummary');
  });

  test('has its own summary when the file gives it one', async () => {
    expect(await summary('dep0')).toEqual({ '/old': { ANY: { authorizationType: 'NONE', apiKeyRequired: false } } });
  });

  test('has the summary that the file gives for the stage on it', async () => {
    expect(await summary('dep1')).toEqual({ '/orders': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } });
  });

  test('is the same as the resources when the file says nothing else', async () => {
    expect(await summary('dep2')).toEqual({
      '/orders': {
        GET: { authorizationType: 'AWS_IAM', apiKeyRequired: true },
        OPTIONS: { authorizationType: 'NONE', apiKeyRequired: false },
      },
    });
  });
});

describe('usage plans and keys', () => {
  test('are listed; plans can be chosen by key', async () => {
    const all = await used.clients.apiGateway.send(new v1.GetUsagePlansCommand({}));
    expect(all.items?.map(({ id }) => id)).toEqual(['plan1', 'plan2']);
    const ofKey = await used.clients.apiGateway.send(new v1.GetUsagePlansCommand({ keyId: 'key1' }));
    expect(ofKey.items?.map(({ id }) => id)).toEqual(['plan1']);
    expect(await used.clients.apiGateway.send(new v1.GetUsagePlanCommand({ usagePlanId: 'plan1' }))).toMatchObject({
      name: 'gold',
    });
  });

  test('a plan lists its keys; one that does not exist is not found', async () => {
    const ask = (usagePlanId: string) => used.clients.apiGateway.send(new v1.GetUsagePlanKeysCommand({ usagePlanId }));
    expect((await ask('plan1')).items).toEqual([{ id: 'key1', type: 'API_KEY', name: 'partner' }]);
    expect((await ask('plan2')).items).toEqual([]);
    await expect(ask('nope')).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  test('no answer holds the value of a key unless it is asked for', async () => {
    const { apiGateway: client } = used.clients;
    const list = plain(await client.send(new v1.GetApiKeysCommand({})));
    const one = plain(await client.send(new v1.GetApiKeyCommand({ apiKey: 'key1' })));
    expect(JSON.stringify([list, one])).not.toContain('EXAMPLEKEYVALUE');
    const { items = [] } = await client.send(new v1.GetApiKeysCommand({ includeValues: true, nameQuery: 'part' }));
    expect(items.map(({ value }) => value)).toEqual(['EXAMPLEKEYVALUE1EXAMPLE']);
    const shown = await client.send(new v1.GetApiKeyCommand({ apiKey: 'key2', includeValue: true }));
    expect(shown.value).toBe('EXAMPLEKEYVALUE2EXAMPLE');
  });

  test('use is given by key', async () => {
    const dates = { startDate: '2026-02-01', endDate: '2026-02-01' };
    const ask = (usagePlanId: string, keyId?: string) =>
      used.clients.apiGateway.send(new v1.GetUsageCommand({ usagePlanId, keyId, ...dates }));
    expect((await ask('plan1')).items).toEqual({ key1: [[3, 97]] });
    expect((await ask('plan1', 'key2')).items).toEqual({});
    expect((await ask('plan2')).items).toEqual({});
  });
});

describe('domain names', () => {
  test('of v1 are listed; a private one is found by name and id', async () => {
    const { items } = await used.clients.apiGateway.send(new v1.GetDomainNamesCommand({}));
    expect(items?.map(({ domainName }) => domainName)).toEqual(['api.example.com', 'in.example.com']);
    const ask = (domainNameId?: string) =>
      used.clients.apiGateway.send(new v1.GetDomainNameCommand({ domainName: 'in.example.com', domainNameId }));
    expect(await ask('abcd1234')).toMatchObject({ domainNameId: 'abcd1234' });
    await expect(ask()).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  test('have base path mappings', async () => {
    const ask = (domainName: string, domainNameId?: string) =>
      used.clients.apiGateway.send(new v1.GetBasePathMappingsCommand({ domainName, domainNameId }));
    expect((await ask('api.example.com')).items?.[0]).toMatchObject({ basePath: '(none)', stage: 'prod' });
    expect((await ask('in.example.com', 'abcd1234')).items?.[0]).toMatchObject({ basePath: 'in' });
  });

  test('have access associations, by owner', async () => {
    const ask = async (resourceOwner: 'SELF' | 'OTHER_ACCOUNTS') =>
      (await used.clients.apiGateway.send(new v1.GetDomainNameAccessAssociationsCommand({ resourceOwner }))).items;
    expect(await ask('SELF')).toHaveLength(1);
    expect((await ask('OTHER_ACCOUNTS'))?.[0]?.domainNameAccessAssociationArn).toContain('444455556666');
  });
});

describe('what the APIs of a Region share', () => {
  test('is the account, VPC links and client certificates', async () => {
    const { apiGateway: client } = used.clients;
    expect(await client.send(new v1.GetAccountCommand({}))).toMatchObject({ throttleSettings: { rateLimit: 10_000 } });
    expect((await client.send(new v1.GetVpcLinksCommand({}))).items?.map(({ id }) => id)).toEqual(['link1']);
    expect(await client.send(new v1.GetVpcLinkCommand({ vpcLinkId: 'link1' }))).toMatchObject({ name: 'v1' });
    const { items } = await client.send(new v1.GetClientCertificatesCommand({}));
    expect(items?.[0]?.expirationDate).toEqual(new Date('2027-01-10T09:00:00.000Z'));
  });

  test.each([
    ['/restapis/orders0001', { team: 'orders', createdDate: 'not a time' }],
    ['/restapis/orders0001/stages/prod', { stage: 'prod' }],
    ['/usageplans/plan1', { plan: 'gold' }],
    ['/vpclinks/link1', { link: '1' }],
    ['/domainnames/api.example.com', { domain: '1' }],
  ])('is tagged: %s', async (path, tags) => {
    const command = new v1.GetTagsCommand({ resourceArn: `arn:aws:apigateway:eu-west-1::${path}` });
    expect((await used.clients.apiGateway.send(command)).tags).toEqual(tags);
  });
});

describe('a list', () => {
  test('is paged by position, 25 at a time unless asked', async () => {
    const ask = (position?: string) =>
      used.clients.apiGateway.send(new v1.GetGatewayResponsesCommand({ ...api, limit: 8, position }));
    const first = await ask();
    const second = await ask(first.position);
    const third = await ask(second.position);
    expect([first, second, third].map(({ items }) => items?.length)).toEqual([8, 8, 5]);
    expect(third.position).toBeUndefined();
  });

  test('refuses a limit above 500 and a position that it did not give', async () => {
    const ask = (page: { limit?: number; position?: string }) =>
      used.clients.apiGateway.send(new v1.GetRestApisCommand(page));
    await expect(ask({ limit: 501 })).rejects.toMatchObject({ name: 'BadRequestException' });
    await expect(ask({ position: 'mine' })).rejects.toMatchObject({ name: 'BadRequestException' });
  });
});

test('every call is recorded with the ARN that IAM compares', () => {
  const resources = new Set(used.sandbox.calls.map(({ resource }) => resource));
  for (const path of [
    ':/restapis',
    ':/restapis/orders0001/stages/prod/exports/oas30',
    '111122223333:/domainnames/in.example.com+abcd1234',
    ':/domainnames/api.example.com/basepathmappings',
    ':/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Fvpclinks%2Flink1',
  ]) {
    expect(resources).toContain(`arn:aws:apigateway:eu-west-1:${path}`);
  }
  expect(new Set(used.sandbox.calls.map(({ action }) => action))).toEqual(new Set(['apigateway:GET']));
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, apiGateway));
