import { createCollector, type Collector } from '@gatescope/collector';
import { sandboxCredentials, startSandbox, type Sandbox } from '@gatescope/sandbox';
import type { Express } from 'express';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { adaptCollector } from './aws/collector-adapter.ts';
import { engine } from './aws/engine.ts';
import { makeApp } from './testing/fakes.ts';

// The console's own account reads nothing itself; callers live in one account, the private API in another.
const hub = '999900001111';
const callers = '111122223333';
const owner = '444455556666';
const region = 'eu-west-1';
const apiId = 'priv4x8n2q';
const vpceId = 'vpce-0c0ffee0';

const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', ...statement }] });

interface Broken {
  readonly endpointPolicy?: string;
  readonly privateDns?: boolean;
  readonly dnsSupport?: boolean;
  readonly port?: number;
  readonly sourceVpce?: string;
  /** The callers have a private zone that leads the API's name to their endpoint. */
  readonly hasZone?: boolean;
}

const zone = (hasZone: boolean): object[] => [
  {
    Name: `${hasZone ? `${apiId}.execute-api.${region}.amazonaws.com` : 'elsewhere.example.com'}.`,
    Type: 'A',
    ResourceRecords: [{ Value: '10.7.1.20' }],
    HostedZone: { Id: 'ZCALLERS', Name: 'zone.', PrivateZone: true, VPCs: ['vpc-0a'] },
  },
];

const callersAccount = ({
  endpointPolicy,
  privateDns = true,
  dnsSupport = true,
  port = 443,
  hasZone = false,
}: Broken): object => ({
  accountId: callers,
  region,
  dnsRecords: zone(hasZone),
  vpcEndpoints: [
    {
      VpcEndpointId: vpceId,
      VpcEndpointType: 'Interface',
      VpcId: 'vpc-0a',
      OwnerId: callers,
      ServiceName: `com.amazonaws.${region}.execute-api`,
      State: 'available',
      PrivateDnsEnabled: privateDns,
      SubnetIds: ['subnet-0a'],
      Groups: [{ GroupId: 'sg-0a', GroupName: 'endpoint' }],
      NetworkInterfaceIds: ['eni-0a'],
      PolicyDocument: endpointPolicy ?? policy({ Action: '*', Resource: '*' }),
    },
  ],
  vpcs: [
    {
      VpcId: 'vpc-0a',
      CidrBlock: '10.7.0.0/16',
      enableDnsSupport: dnsSupport,
      enableDnsHostnames: true,
      OwnerId: callers,
    },
  ],
  subnets: [{ SubnetId: 'subnet-0a', VpcId: 'vpc-0a', CidrBlock: '10.7.1.0/24', AvailabilityZone: `${region}a` }],
  securityGroups: [
    {
      GroupId: 'sg-0a',
      GroupName: 'endpoint',
      VpcId: 'vpc-0a',
      OwnerId: callers,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: '10.7.0.0/16' }] }],
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    },
  ],
  networkInterfaces: [
    {
      NetworkInterfaceId: 'eni-0a',
      VpcId: 'vpc-0a',
      SubnetId: 'subnet-0a',
      PrivateIpAddress: '10.7.1.20',
      Groups: [{ GroupId: 'sg-0a' }],
    },
  ],
});

const ownersAccount = ({ sourceVpce = vpceId }: Broken): object => ({
  accountId: owner,
  region,
  dnsRecords: [],
  restApi: {
    id: apiId,
    name: 'ledger',
    createdDate: '2024-03-04T09:12:44.000Z',
    endpointConfiguration: { types: ['PRIVATE'] },
    rootResourceId: 'root000001',
    policy: policy({
      Action: 'execute-api:Invoke',
      Resource: `arn:aws:execute-api:${region}:${owner}:${apiId}/*`,
      Condition: { StringEquals: { 'aws:SourceVpce': sourceVpce } },
    }),
  },
  resources: [
    {
      id: 'root000001',
      path: '/',
      resourceMethods: { GET: { httpMethod: 'GET', authorizationType: 'NONE', methodIntegration: { type: 'MOCK' } } },
    },
  ],
  stages: [{ stageName: 'prod', deploymentId: 'dep0000001', createdDate: '2024-03-04T09:20:10.000Z' }],
  deployments: [
    {
      id: 'dep0000001',
      createdDate: '2024-03-04T09:20:09.000Z',
      apiSummary: { '/': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } },
    },
  ],
});

const targets = [callers, owner].map((accountId) => ({
  accountId,
  name: accountId === owner ? 'ledger' : 'shop',
  roleArn: `arn:aws:iam::${accountId}:role/GatescopeReader`,
  regions: [region],
}));

let sandbox: Sandbox;
const made: Collector[] = [];
const before = process.env['AWS_ENDPOINT_URL'];

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: [{ accountId: hub, region }] });
  process.env['AWS_ENDPOINT_URL'] = sandbox.url;
});

afterEach(() => {
  sandbox.setFaults([]);
  for (const collector of made.splice(0)) collector.close();
});

afterAll(async () => {
  if (before === undefined) delete process.env['AWS_ENDPOINT_URL'];
  else process.env['AWS_ENDPOINT_URL'] = before;
  await sandbox.close();
});

const consoleOver = (broken: Broken = {}): Express => {
  sandbox.setAccounts([{ accountId: hub, region }, callersAccount(broken), ownersAccount(broken)]);
  sandbox.resetCalls();
  const collector = createCollector({ regions: [], targets, credentials: sandboxCredentials });
  made.push(collector);
  return makeApp({ engine, collector: adaptCollector(collector, targets, () => new Date()) });
};

const diagnose = async (app: Express, network: object = {}, symptom: object = { kind: 'refused', status: 403 }) =>
  (
    await request(app)
      .post('/api/diagnoses')
      .send({
        request: {
          method: 'GET',
          url: `https://${apiId}.execute-api.${region}.amazonaws.com/prod/`,
          from: 'vpc',
          sourceVpcId: 'vpc-0a',
          sourceVpceId: vpceId,
          sourceIp: '10.7.1.9',
          ...network,
        },
        symptom,
      })
  ).body;

interface Call {
  readonly operation: string;
  readonly accountId: string;
  readonly outcome: string;
}

describe('an endpoint of one account and an API of another', () => {
  it('are read each with the role of its account', async () => {
    const body = await diagnose(consoleOver());
    const askedIn = (operation: string): Set<string> =>
      new Set(
        (body.calls as Call[])
          .filter((call) => call.operation === operation && call.outcome === 'ok')
          .map(({ accountId }) => accountId),
      );
    expect(askedIn('GetStages')).toEqual(new Set([owner]));
    expect(askedIn('DescribeNetworkInterfaces')).toEqual(new Set([callers]));
    expect(askedIn('DescribeVpcEndpoints')).toEqual(new Set([callers, owner]));
    const keys = sandbox.calls.filter(({ operation }) => operation === 'AssumeRole').map(({ accountId }) => accountId);
    expect(new Set(keys)).toEqual(new Set([hub]));
  });

  it('are in one snapshot that says which account each side is of', async () => {
    const app = consoleOver();
    const { id } = await diagnose(app);
    const { body } = await request(app).get(`/api/diagnoses/${id}/snapshot`);
    expect(body.target.accountId).toBe(owner);
    expect(body.account.vpcEndpoints).toMatchObject({ state: 'present', value: [] });
    expect(body.otherAccounts[callers].vpcEndpoints).toMatchObject({ value: [{ VpcEndpointId: vpceId }] });
  });

  it('are explained by the policy of the endpoint, whose owner has to change it', async () => {
    const foreign = `arn:aws:execute-api:${region}:${callers}:*`;
    const endpointPolicy = policy({ Action: 'execute-api:Invoke', Resource: foreign });
    const { findings } = await diagnose(consoleOver({ endpointPolicy }));
    expect(findings[0]).toMatchObject({
      id: 'vpce-policy-deny',
      evidence: [{ pointer: `/otherAccounts/${callers}/vpcEndpoints/value/0/PolicyDocument`, expected: foreign }],
      fixes: [{ actor: { accountId: callers } }],
    });
  });

  it('are explained by the policy of the API, whose owner has to change it', async () => {
    const { findings } = await diagnose(consoleOver({ sourceVpce: 'vpce-0dec0de0' }));
    expect(findings[0]).toMatchObject({ id: 'cross-account-vpce', fixes: [{ actor: { accountId: owner } }] });
  });

  it('pass together when both sides are sound', async () => {
    const { findings, trace } = await diagnose(consoleOver());
    const outcomes = Object.fromEntries(
      trace.gates.map(({ gate, outcome }: { gate: string; outcome: string }) => [gate, outcome]),
    );
    expect(findings).toEqual([]);
    expect(outcomes).toMatchObject({
      name: 'passed',
      network: 'passed',
      'endpoint-policy': 'passed',
      'resource-policy': 'passed',
    });
  });

  it.each([
    ['vpce-private-dns-disabled', { privateDns: false }, 'vpcEndpoints', 'modify-vpc-endpoint'],
    ['vpc-dns-attributes-disabled', { dnsSupport: false }, 'vpcDns', 'modify-vpc-attribute'],
    ['vpce-security-group-blocks-443', { port: 8443 }, 'securityGroups', 'authorize-security-group-ingress'],
  ])('are explained by %s in the account of the caller, which has to mend it', async (id, broken, part, command) => {
    const { findings } = await diagnose(consoleOver(broken), { sourceVpceId: undefined }, { kind: 'no-connection' });
    const found = findings.find((finding: { id: string }) => finding.id === id);
    expect(found.evidence.map(({ pointer }: { pointer: string }) => pointer).join(' ')).toContain(
      `/otherAccounts/${callers}/${part}/`,
    );
    const fix = found.fixes.find(({ actor }: { actor: { accountId?: string } }) => actor.accountId === callers);
    expect(fix.rendered[0]).toMatchObject({ format: 'cli', text: expect.stringContaining(command) });
  });

  it('meet through a zone of the caller where private DNS is off', async () => {
    const { findings, trace } = await diagnose(consoleOver({ privateDns: false, hasZone: true }));
    expect(trace.gates[0]).toMatchObject({ gate: 'name', outcome: 'passed' });
    expect(findings).toEqual([]);
  });
});

describe('one account that fails', () => {
  const roleOf = (accountId: string): string => `arn:aws:iam::${accountId}:role/GatescopeReader`;

  it('hides the side of the caller and leaves that of the API', async () => {
    const app = consoleOver();
    sandbox.setFaults([{ kind: 'deny', operation: 'AssumeRole', resource: roleOf(callers) }]);
    const body = await diagnose(app, { callerAccountId: callers });
    expect(body.findings).toEqual([]);
    expect(body.outcome.verdict).toBe('unknown');
    const { missing } = (await request(app).get('/api/permissions')).body;
    expect(missing).toContainEqual(
      expect.objectContaining({
        accountId: callers,
        permission: { action: 'sts:AssumeRole', resource: roleOf(callers) },
        pointers: expect.arrayContaining([`/otherAccounts/${callers}/vpcEndpoints`]),
      }),
    );
  });

  it('is the trouble of those who ask for its APIs, and of nobody else', async () => {
    const app = consoleOver();
    sandbox.setFaults([{ kind: 'deny', operation: 'AssumeRole', resource: roleOf(callers) }]);
    const { apis, problems } = (await request(app).get('/api/apis')).body;
    expect(apis).toMatchObject([{ accountId: owner, id: apiId }]);
    expect(problems).toMatchObject([{ accountId: callers, problem: { code: 'access-denied' } }]);
  });

  it('says so when it is the account of the API', async () => {
    const app = consoleOver();
    sandbox.setFaults([{ kind: 'deny', operation: 'AssumeRole', resource: roleOf(owner) }]);
    const answer = await request(app)
      .post('/api/diagnoses')
      .send({ target: { accountId: owner, region, apiId } });
    expect(answer.body).toMatchObject({ code: 'access-denied', detail: expect.stringContaining(roleOf(owner)) });
  });
});
