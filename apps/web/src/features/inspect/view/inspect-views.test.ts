import { hidden, type Integration, present, type RestApiFacts, type Snapshot } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ordersSnapshot } from '../../../testing/fixtures/orders-snapshot.ts';
import { httpSnapshot, webSocketSnapshot } from '../../../testing/fixtures/route-snapshots.ts';
import { corsOfPath, toCorsRows } from './to-cors-rows.ts';
import { toDeploymentRows } from './to-deployment-rows.ts';
import { toDomainRows } from './to-domain-rows.ts';
import { toEndpointRows } from './to-endpoint-rows.ts';
import { toKeyChain } from './to-key-chain.ts';
import { toLogRows } from './to-log-rows.ts';
import { toMethodAccess } from './to-method-access.ts';
import { toOverview } from './to-overview.ts';
import { toRuleRows } from './to-rule-rows.ts';

const rest = ordersSnapshot.api as RestApiFacts;
const withApi = (change: Partial<RestApiFacts>): Snapshot => ({ ...ordersSnapshot, api: { ...rest, ...change } });
const withAccount = (change: Partial<Snapshot['account']>): Snapshot => ({
  ...ordersSnapshot,
  account: { ...ordersSnapshot.account, ...change },
});

describe('the picture of a request’s way', () => {
  const stations = toOverview(ordersSnapshot, 'orders');
  const titles = (id: string) => stations.find((station) => station.id === id)?.items.map(({ title }) => title);

  it('leads from caller to integration', () => {
    expect(stations.map(({ title }) => title)).toEqual(['Caller', 'Name', 'Endpoint', 'API', 'Stage', 'Integration']);
  });

  it('shows the doors of a private API and what stands behind it', () => {
    expect(titles('doors')).toEqual(['vpce-0shared0000000001']);
    expect(titles('targets')).toEqual(['Lambda orders-list', 'Lambda orders-create', 'Lambda orders-get']);
  });

  it('says what it does not know', () => {
    const blind = toOverview(withAccount({ vpcEndpoints: hidden('denied') }), 'orders');
    expect(blind.find(({ id }) => id === 'callers')?.unknown).toBe('VPC endpoints could not be read');
  });

  it('marks a default host that is disabled', () => {
    const restApi = present({
      id: 'a1b2c3d4e5',
      disableExecuteApiEndpoint: true,
      endpointConfiguration: { types: ['REGIONAL'] },
    });
    const [host] = toOverview(withApi({ restApi }), 'orders').find(({ id }) => id === 'names')?.items ?? [];
    expect(host?.word).toBe('Disabled');
  });

  it('marks VPCs whose private DNS captures the host of a public API', () => {
    const endpoint = { VpcId: 'vpc-1', State: 'available', PrivateDnsEnabled: true };
    const vpcEndpoints = present([
      { ...endpoint, VpcEndpointId: 'vpce-1' },
      { ...endpoint, VpcEndpointId: 'vpce-2', VpcId: 'vpc-2', PrivateDnsEnabled: false },
      { ...endpoint, VpcEndpointId: 'vpce-3', VpcId: 'vpc-3', State: 'deleting' },
    ]);
    const account = { ...httpSnapshot.account, vpcEndpoints };
    const items = toOverview({ ...httpSnapshot, account }, 'orders').find(({ id }) => id === 'callers')?.items ?? [];
    expect(items.map(({ key, word }) => [key, word])).toEqual([
      ['Anybody with a route to the internet', undefined],
      ['vpc-1', 'By custom domain only'],
    ]);
  });

  it('keeps long lists short', () => {
    const VpcEndpoints = Array.from({ length: 20 }, (_, index) => ({
      VpcEndpointId: `vpce-${index}`,
      VpcId: `vpc-${index}`,
      State: 'available',
    }));
    const many = toOverview(withAccount({ vpcEndpoints: present(VpcEndpoints) }), 'orders');
    expect(many.find(({ id }) => id === 'doors')?.items.at(-1)?.title).toBe('15 more');
  });
});

describe('the endpoints', () => {
  it('come associated ones first, with the name of their VPC', () => {
    const endpoints = present([
      { VpcEndpointId: 'vpce-1' },
      { VpcEndpointId: 'vpce-2', VpcId: 'vpc-0aaa000000shared' },
    ]);
    const restApi = present({ id: 'a1b2c3d4e5', endpointConfiguration: { vpcEndpointIds: ['vpce-2'] } });
    const rows = toEndpointRows({
      ...withApi({ restApi }),
      account: { ...ordersSnapshot.account, vpcEndpoints: endpoints },
    });
    expect(rows.map(({ id, associated, vpcName }) => [id, associated, vpcName])).toEqual([
      ['vpce-2', true, 'shared'],
      ['vpce-1', false, undefined],
    ]);
  });

  it('show the rules of their security groups only', () => {
    const rule = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/8' }] };
    const groups = present([
      { GroupId: 'sg-0001', IpPermissions: [rule, { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-9' }] }] },
      { GroupId: 'sg-other', IpPermissions: [rule] },
    ]);
    expect(
      toRuleRows(withAccount({ securityGroups: groups })).map(({ groupId, protocol, ports, sources }) => [
        groupId,
        protocol,
        ports,
        sources,
      ]),
    ).toEqual([
      ['sg-0001', 'tcp', '443', ['10.0.0.0/8']],
      ['sg-0001', 'all', 'all', ['sg-9']],
    ]);
  });
});

describe('custom domains', () => {
  it('are those whose mapping leads here, each once', () => {
    const mappings = {
      'api.example.com': present([
        { basePath: '(none)', restApiId: 'a1b2c3d4e5', stage: 'prod' },
        { basePath: 'other', restApiId: 'zzz' },
      ]),
      'private.example.com+abc123': present([{ basePath: 'v1', restApiId: 'a1b2c3d4e5' }]),
    };
    const apiMappings = { 'api.example.com': present([{ ApiId: 'a1b2c3d4e5', ApiMappingKey: '', Stage: 'prod' }]) };
    expect(
      toDomainRows(withAccount({ basePathMappings: mappings, apiMappings })).map(({ domain, basePath }) => [
        domain,
        basePath,
      ]),
    ).toEqual([
      ['api.example.com', ''],
      ['private.example.com', 'v1'],
    ]);
  });
});

describe('what routes ask of callers', () => {
  it('is told of the handshake alone, where messages are not asked', () => {
    expect(toMethodAccess(webSocketSnapshot, 'prod')).toMatchObject([
      { authorization: 'AWS_IAM', methods: [{ id: '$connect' }] },
    ]);
  });

  it('speaks of no policy where there is none', () => {
    const open = toMethodAccess(httpSnapshot, 'prod').find(({ authorization }) => authorization === 'NONE');
    expect(open?.meaning).toMatch(/^Anybody who can reach the URL/);
  });
});

describe('the chain of keys', () => {
  it('leads from methods over plans of the stage to keys', () => {
    expect(toKeyChain(ordersSnapshot, 'prod')).toMatchObject({
      methods: [{ id: 'GET /orders', saved: true, deployed: false }],
      plans: [
        {
          id: 'plan01',
          name: 'partners',
          limits: [],
          keys: [{ id: 'key0000001', name: 'acme', enabled: true }],
        },
      ],
    });
  });

  it('holds no plan of another stage', () => {
    expect(toKeyChain(ordersSnapshot, 'test').plans).toEqual([]);
  });

  it('tells keys that could not be read from none', () => {
    expect(
      toKeyChain(withAccount({ usagePlanKeys: { plan01: hidden('denied') } }), 'prod').plans[0]?.keys,
    ).toBeUndefined();
  });
});

describe('CORS of a REST API', () => {
  const options = (integration: Integration) => ({
    httpMethod: 'OPTIONS',
    methodIntegration: integration,
  });
  const resources = present([
    {
      id: 'r1',
      path: '/mock',
      resourceMethods: {
        GET: {},
        OPTIONS: options({
          type: 'MOCK',
          integrationResponses: {
            '200': { responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" } },
          },
        }),
      },
    },
    { id: 'r2', path: '/none', resourceMethods: { GET: {} } },
    { id: 'r3', path: '/proxy', resourceMethods: { ANY: options({ type: 'HTTP_PROXY', uri: 'https://b.example' }) } },
  ]);
  const snapshot = withApi({ resources });

  it('says what answers the preflight of each resource', () => {
    expect(toCorsRows(snapshot).map(({ path, options: answer }) => [path, answer?.verb, answer?.headers])).toEqual([
      ['/mock', 'OPTIONS', [expect.objectContaining({ name: 'Access-Control-Allow-Origin', value: '*' })]],
      ['/none', undefined, undefined],
      ['/proxy', 'ANY', 'backend'],
    ]);
  });

  it('says so in a word', () => {
    expect(['/mock', '/none', '/proxy'].map((path) => corsOfPath(snapshot, path).word)).toEqual([
      'by OPTIONS',
      'no OPTIONS',
      'by the backend',
    ]);
  });
});

describe('deployments', () => {
  it('come newest first, with the stages and canaries that use them', () => {
    const snapshot = withApi({
      deployments: present([
        { id: 'd1', createdDate: '2026-01-01T00:00:00Z' },
        { id: 'd2', createdDate: '2026-02-01T00:00:00Z' },
      ]),
      stages: present([
        { stageName: 'prod', deploymentId: 'd1', canarySettings: { deploymentId: 'd2', percentTraffic: 5 } },
      ]),
    });
    expect(toDeploymentRows(snapshot).map(({ id, usedBy }) => [id, usedBy])).toEqual([
      ['d2', ['prod (canary)']],
      ['d1', ['prod']],
    ]);
  });
});

describe('log settings', () => {
  it('are off where nothing is set', () => {
    expect(toLogRows(ordersSnapshot)[0]).toMatchObject({
      stage: 'prod',
      access: undefined,
      execution: { level: 'OFF', dataTrace: false, others: 0 },
    });
  });

  it('count methods that are set otherwise', () => {
    const methodSettings = {
      '*/*': { loggingLevel: 'INFO', dataTraceEnabled: true },
      '~1orders/GET': { loggingLevel: 'OFF' },
    };
    const [row] = toLogRows(withApi({ stages: present([{ stageName: 'prod', methodSettings }]) }));
    expect(row?.execution).toEqual({
      level: 'INFO',
      dataTrace: true,
      others: 1,
      group: 'API-Gateway-Execution-Logs_a1b2c3d4e5/prod',
    });
  });
});

describe('what methods ask of callers', () => {
  it('is grouped by authorization, as deployed where that is known, without what is only saved', () => {
    expect(
      toMethodAccess(ordersSnapshot, 'prod').map(({ authorization, methods }) => [
        authorization,
        methods.map(({ id }) => id),
      ]),
    ).toEqual([
      ['NONE', ['GET /orders']],
      ['AWS_IAM', ['POST /orders']],
    ]);
  });
});
