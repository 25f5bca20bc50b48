import { describe, expect, it } from 'vitest';
import type { CallRecord } from './call-record.ts';
import { exampleAccount, exampleAccountId, exampleRegion, httpApiId, restApiId } from './testing/example-account.ts';
import { exampleComplaint, exampleRequest } from './testing/example-request.ts';
import { withSandbox } from './testing/with-sandbox.ts';

const target = { region: exampleRegion, apiId: restApiId };
const httpTarget = { region: exampleRegion, apiId: httpApiId };
const accounts = [exampleAccount];

const sent = (calls: readonly CallRecord[]): readonly CallRecord[] =>
  calls.filter(({ outcome }) => outcome !== 'cached');
const ownReads = (calls: readonly CallRecord[]): string[] =>
  sent(calls)
    .filter(({ resource }) => resource.includes(`/restapis/${restApiId}`))
    .map(({ operation }) => operation)
    .sort();

describe('collect', () => {
  it('names account, Region, API and kind', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const { snapshot } = await collector().collect(target);
      expect(snapshot.target).toEqual({
        accountId: exampleAccountId,
        region: exampleRegion,
        apiId: restApiId,
        kind: 'REST',
      });
    }));

  it('spends five calls on a REST API, one for it and one per live deployment, canary included', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const { calls } = await collector().collect(target, { request: exampleRequest });
      expect(ownReads(calls)).toEqual([
        'GetAuthorizers',
        'GetDeployment',
        'GetDeployment',
        'GetDeployments',
        'GetGatewayResponses',
        'GetResources',
        'GetRestApi',
        'GetStages',
      ]);
    }));

  it('takes the API itself from a list that was read lately', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const own = collector();
      await own.listApis();
      const { snapshot, calls } = await own.collect(target);
      expect(ownReads(calls)).not.toContain('GetRestApi');
      expect(snapshot.api).toMatchObject({ kind: 'REST', restApi: { state: 'present', value: { id: restApiId } } });
    }));

  it('reads what the account shares once for two APIs, and deployments never again', () =>
    withSandbox({ accounts }, async ({ collector, sandbox }) => {
      const own = collector({ reuseMs: 0 });
      await own.collect(target);
      sandbox.resetCalls();
      await own.collect(target);
      const again = sandbox.calls.map(({ operation }) => operation).sort();
      expect(again).toEqual([
        'GetAuthorizers',
        'GetDeployments',
        'GetGatewayResponses',
        'GetResources',
        'GetRestApi',
        'GetStages',
      ]);
    }));

  it('asks nothing again of an API that was read moments ago, and everything a little later', () =>
    withSandbox({ accounts }, async ({ collector, sandbox }) => {
      let seconds = 0;
      const own = collector({ reuseMs: 5_000, clock: () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)) });
      const first = await own.collect(target);
      sandbox.resetCalls();
      seconds = 4;
      const second = await own.collect(target);
      expect(sandbox.calls).toEqual([]);
      // What is reused says how old it is.
      expect(second.snapshot.api).toEqual(first.snapshot.api);
      seconds = 6;
      await own.collect(target);
      expect(sandbox.calls.map(({ operation }) => operation)).toContain('GetStages');
    }));

  it('asks again at once for what was throttled or failed', () =>
    withSandbox(
      { accounts, faults: [{ kind: 'malformed', operation: 'GetStages' }] },
      async ({ collector, sandbox }) => {
        const own = collector();
        await own.collect(target);
        sandbox.setFaults([]);
        const { snapshot } = await own.collect(target);
        expect(snapshot.api).toMatchObject({ stages: { state: 'present' } });
      },
    ));

  it('reads everything again but deployments when asked for fresh facts', () =>
    withSandbox({ accounts }, async ({ collector, sandbox }) => {
      const own = collector();
      await own.collect(target, { request: exampleRequest });
      const first = sandbox.calls.map(({ operation }) => operation);
      sandbox.resetCalls();
      await own.collect(target, { request: exampleRequest, fresh: true });
      const unchanging = new Set(['GetDeployment', 'GetCallerIdentity']);
      const expected = first.filter((operation) => !unchanging.has(operation));
      expect(sandbox.calls.map(({ operation }) => operation).sort()).toEqual(expected.sort());
    }));

  it('asks two calls per API and one per live deployment in a scan', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const own = collector();
      await own.listApis();
      const { calls, snapshot } = await own.collect(target, { depth: 'scan' });
      expect(ownReads(calls)).toEqual(['GetDeployment', 'GetDeployment', 'GetResources', 'GetStages']);
      expect(snapshot.api).toMatchObject({ authorizers: { state: 'hidden', cause: 'not-asked' } });
    }));

  it('keeps what was collected before and reads only what is wanted', () =>
    withSandbox({ accounts }, async ({ collector, sandbox }) => {
      const own = collector();
      const previous = await own.collect(target, { request: exampleRequest });
      sandbox.resetCalls();
      const more = await own.collect(target, { request: exampleRequest, previous, wanted: ['/api/models'] });
      expect(sandbox.calls.map(({ operation }) => operation)).toEqual(['GetModels']);
      expect(more.snapshot.api).toMatchObject({ models: { state: 'present' }, stages: { state: 'present' } });
      expect(previous.snapshot.api).toMatchObject({ models: { state: 'hidden', cause: 'not-asked' } });
    }));

  it('reads a further API that an integration calls, then one more of its facts', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const own = collector();
      const previous = await own.collect(target);
      const wanted = [`/otherApis/${httpApiId}`, '/otherApis/zzzzzzzzzz'];
      const more = await own.collect(target, { previous, wanted });
      expect(previous.snapshot.otherApis).toBeUndefined();
      expect(more.snapshot.otherApis).toMatchObject({
        [httpApiId]: { state: 'present', value: { kind: 'HTTP', routes: { state: 'present' } } },
        zzzzzzzzzz: { state: 'absent' },
      });
      const inner = await own.collect(httpTarget, {});
      const rest = await own.collect(httpTarget, { previous: inner, wanted: [`/otherApis/${restApiId}`] });
      const models = `/otherApis/${restApiId}/value/models`;
      const further = await own.collect(httpTarget, { previous: rest, wanted: [models] });
      expect(further.snapshot.otherApis?.[restApiId]).toMatchObject({ value: { models: { state: 'present' } } });
    }));

  it('passes over pointers that name no fact', () =>
    withSandbox({ accounts }, async ({ collector, sandbox }) => {
      const own = collector();
      const previous = await own.collect(target);
      sandbox.resetCalls();
      const wanted = ['/account/nothing', '/api/constructor', '/account/functions', '/elsewhere', ''];
      await expect(own.collect(target, { previous, wanted })).resolves.toBeDefined();
      expect(sandbox.calls).toEqual([]);
    }));

  it('finds out that an id is that of an HTTP API', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const { snapshot } = await collector().collect({ region: exampleRegion, apiId: httpApiId });
      expect(snapshot.target.kind).toBe('HTTP');
      expect(snapshot.api).toMatchObject({
        api: { state: 'present' },
        routes: { state: 'present', value: [{ RouteKey: 'GET /items' }] },
        integrations: { state: 'present' },
        authorizers: { state: 'present' },
        deployments: { state: 'present' },
      });
      expect(snapshot.account.domainNamesV2.state).toBe('present');
    }));

  it('reads the network around execute-api endpoints only', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const { snapshot } = await collector().collect(target, { request: exampleRequest });
      const { vpcEndpoints, subnets, networkInterfaces, vpcDns } = snapshot.account;
      expect(vpcEndpoints).toMatchObject({ value: [{ VpcEndpointId: 'vpce-0a1b2c3d' }] });
      expect(subnets).toMatchObject({ value: [{ SubnetId: 'subnet-01' }] });
      expect(networkInterfaces).toMatchObject({ value: [{ NetworkInterfaceId: 'eni-01' }] });
      expect(vpcDns).toMatchObject({ 'vpc-01': { value: { enableDnsSupport: true, enableDnsHostnames: true } } });
    }));

  it('reads every VPC after a failed management call', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const { snapshot } = await collector().collect(target, { request: null });
      expect(snapshot.account.subnets).toMatchObject({ value: [{ SubnetId: 'subnet-01' }, { SubnetId: 'subnet-02' }] });
      expect(snapshot.account.vpcDns['vpc-02']).toMatchObject({ value: { enableDnsHostnames: false } });
    }));

  it('takes a complaint about a management call for one', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const complaint = { kind: 'setup-failed' as const, managementCall: 'CreateVpcEndpoint' };
      const { snapshot } = await collector().collect(target, { complaint, logs: false });
      expect(snapshot.account.subnets).toMatchObject({ value: [{ SubnetId: 'subnet-01' }, { SubnetId: 'subnet-02' }] });
    }));

  it('reads base path mappings of the domain name that the request names, a private one by its id', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const request = { ...exampleRequest, url: 'https://private.example.com/v1/orders' };
      const { snapshot } = await collector().collect(target, { request });
      expect(Object.keys(snapshot.account.basePathMappings)).toEqual(['private.example.com+abcd1234']);
    }));

  it('gives every fact the time it was read at', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const clock = () => new Date('2030-05-05T05:05:05.000Z');
      const { snapshot } = await collector({ clock, credentials: unclocked() }).collect(target);
      expect(snapshot.takenAt).toBe('2030-05-05T05:05:05.000Z');
      expect(snapshot.account.usagePlans).toMatchObject({ readAt: '2030-05-05T05:05:05.000Z' });
    }));

  it('shares equal reads of two collections that run at once', () =>
    withSandbox({ accounts, latencyMs: 20 }, async ({ collector, sandbox }) => {
      const own = collector();
      await Promise.all([own.collect(target), own.collect(target)]);
      const operations = sandbox.calls.map(({ operation }) => operation);
      expect(operations.filter((operation) => operation === 'GetResources')).toHaveLength(1);
      expect(operations.filter((operation) => operation === 'DescribeVpcEndpoints')).toHaveLength(1);
    }));

  it('reports each call with action, resource and account', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const heard: CallRecord[] = [];
      const { calls } = await collector({ onCall: (call) => heard.push(call) }).collect(target);
      expect(heard).toHaveLength(calls.length);
      expect(calls.find(({ operation }) => operation === 'GetStages')).toMatchObject({
        service: 'api-gateway',
        action: 'apigateway:GET',
        resource: `arn:aws:apigateway:eu-west-1::/restapis/${restApiId}/stages`,
        accountId: exampleAccountId,
        region: exampleRegion,
        outcome: 'ok',
        attempts: 1,
      });
    }));

  it('tells how far it has come', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const seen: number[] = [];
      const { calls } = await collector().collect(target, { onProgress: ({ calls: done }) => seen.push(done) });
      expect(seen.at(-1)).toBe(calls.length);
    }));
});

// Signing takes the real time, whatever the collector's clock says.
const unclocked = () => ({ accessKeyId: 'AKIDSANDBOX', secretAccessKey: 'gatescope-sandbox-not-a-secret' });

describe('listApis', () => {
  it('lists REST and HTTP APIs together', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const [listed] = await collector().listApis();
      expect(listed).toMatchObject({
        accountId: exampleAccountId,
        region: exampleRegion,
        apis: {
          state: 'present',
          value: [
            {
              id: restApiId,
              kind: 'REST',
              endpointTypes: ['PRIVATE'],
              vpcEndpointIds: ['vpce-0a1b2c3d'],
              hasPolicy: true,
            },
            { id: httpApiId, kind: 'HTTP', endpointTypes: ['REGIONAL'], hasPolicy: false },
          ],
        },
      });
    }));

  it('is hidden for a Region whose list may not be read, and still answers for the others', () =>
    withSandbox(
      { accounts, faults: [{ kind: 'deny', operation: 'GetApis', region: 'us-east-1' }] },
      async ({ collector }) => {
        const listed = await collector({ regions: ['us-east-1', exampleRegion] }).listApis();
        expect(listed.map(({ region, apis }) => [region, apis.state])).toEqual([
          ['us-east-1', 'hidden'],
          [exampleRegion, 'present'],
        ]);
      },
    ));

  it('lists a place once, though it is both an own Region and a target', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const targets = [{ accountId: exampleAccountId, name: 'own', regions: [exampleRegion] }];
      expect(await collector({ targets }).listApis()).toHaveLength(1);
    }));

  it('lists one Region when asked to, configured or not', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const listed = await collector({ regions: [exampleRegion] }).listApis({ region: 'us-east-1' });
      expect(listed.map(({ region }) => region)).toEqual(['us-east-1']);
    }));
});

describe('collectDomain', () => {
  it('finds mappings and rules of the domain names behind a host, and asks about no API', () =>
    withSandbox({ accounts }, async ({ collector, sandbox }) => {
      const found = await collector().collectDomain({ region: exampleRegion, host: 'api.example.com' });
      expect(found).toMatchObject({
        accountId: exampleAccountId,
        domainNames: { state: 'present' },
        basePathMappings: { 'api.example.com': { value: [{ restApiId }] } },
        apiMappings: { 'api.example.com': { value: [{ ApiId: httpApiId }] } },
        routingRules: { 'api.example.com': { value: [{ RoutingRuleId: 'rr1' }] } },
      });
      expect(sandbox.calls.filter(({ resource }) => /\/(restapis|apis)/.test(resource))).toEqual([]);
    }));
});

describe('cacheAge', () => {
  it('is undefined before the first read and the age of the oldest answer after it', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      let now = Date.parse('2030-01-01T00:00:00Z');
      const own = collector({ clock: () => new Date(now), credentials: unclocked() });
      expect(own.cacheAge({ region: exampleRegion })).toBeUndefined();
      await own.listApis();
      now += 5_000;
      expect(own.cacheAge({ region: exampleRegion })).toBe(5_000);
    }));
});

describe('trouble that ends a collection', () => {
  it('is api-not-found for an id that nobody knows', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      await expect(collector().collect({ region: exampleRegion, apiId: 'nothing123' })).rejects.toMatchObject({
        name: 'CollectorError',
        code: 'api-not-found',
        message: expect.stringContaining('nothing123'),
      });
    }));

  it('is expired-credentials when the token is out of date', () =>
    withSandbox(
      {
        accounts,
        credentials: {
          AKIDOLD: {
            secretAccessKey: 's',
            accountId: exampleAccountId,
            arn: 'arn:aws:iam::1:user/u',
            expiresAt: 1,
            sessionToken: 't',
          },
        },
      },
      async ({ collector }) => {
        const credentials = { accessKeyId: 'AKIDOLD', secretAccessKey: 's', sessionToken: 't' };
        await expect(collector({ credentials }).collect(target)).rejects.toMatchObject({ code: 'expired-credentials' });
      },
    ));

  it('is invalid-credentials for a wrong secret', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const credentials = { accessKeyId: 'AKIDSANDBOX', secretAccessKey: 'wrong' };
      await expect(collector({ credentials }).collect(target)).rejects.toMatchObject({ code: 'invalid-credentials' });
    }));

  it('is region-unreachable for a name that is no Region', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      await expect(collector().collect({ region: 'europe', apiId: restApiId })).rejects.toMatchObject({
        code: 'region-unreachable',
      });
    }));

  it('is region-unreachable when nobody answers', () =>
    withSandbox({ accounts, faults: [{ kind: 'cut', operation: 'GetRestApi' }] }, async ({ collector }) => {
      await expect(collector().collect(target)).rejects.toMatchObject({ code: 'region-unreachable' });
    }));

  it('is access-denied for an account without a role', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      await expect(collector().collect({ ...target, accountId: '999988887777' })).rejects.toMatchObject({
        code: 'access-denied',
        message: expect.stringContaining('999988887777'),
      });
    }));

  it('is aborted when the caller gives up, before or meanwhile', () =>
    withSandbox({ accounts, latencyMs: 200 }, async ({ collector }) => {
      await expect(collector().collect(target, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'aborted',
      });
      const giving = new AbortController();
      const collecting = collector().collect(target, { signal: giving.signal });
      setTimeout(() => giving.abort(), 20);
      await expect(collecting).rejects.toMatchObject({ code: 'aborted' });
    }));
});

describe('further accounts', () => {
  const other = {
    accountId: '444455556666',
    region: exampleRegion,
    iamRoles: [],
    identityPolicies: {
      'arn:aws:iam::444455556666:role/caller': [
        { PolicyName: 'none', PolicyDocument: { Version: '2012-10-17', Statement: [] } },
      ],
    },
    vpcEndpoints: [
      {
        VpcEndpointId: 'vpce-0other',
        VpcId: 'vpc-09',
        ServiceName: 'com.amazonaws.eu-west-1.execute-api',
        VpcEndpointType: 'Interface',
      },
    ],
    vpcs: [{ VpcId: 'vpc-09', enableDnsSupport: true, enableDnsHostnames: true }],
  };
  const pointer = '/account/identityPolicies/arn:aws:iam::444455556666:role~1caller';
  const targets = [
    {
      accountId: '444455556666',
      name: 'other',
      roleArn: 'arn:aws:iam::444455556666:role/gatescope',
      regions: [exampleRegion],
    },
  ];

  it('stay hidden as other accounts without a role there', () =>
    withSandbox({ accounts: [exampleAccount, other] }, async ({ collector }) => {
      const own = collector();
      const previous = await own.collect(target);
      const { snapshot } = await own.collect(target, { previous, wanted: [pointer] });
      expect(snapshot.account.identityPolicies).toMatchObject({
        'arn:aws:iam::444455556666:role/caller': { state: 'hidden', cause: 'other-account' },
      });
    }));

  it('are read through their role', () =>
    withSandbox({ accounts: [exampleAccount, other] }, async ({ collector }) => {
      const own = collector({ targets });
      const previous = await own.collect(target);
      const { snapshot } = await own.collect(target, { previous, wanted: [pointer] });
      expect(snapshot.account.identityPolicies).toMatchObject({
        'arn:aws:iam::444455556666:role/caller': { state: 'present', value: [{ PolicyName: 'none' }] },
      });
    }));

  it('give the network of a caller who is in one of them', () =>
    withSandbox({ accounts: [exampleAccount, other] }, async ({ collector }) => {
      const request = {
        ...exampleRequest,
        network: { from: 'vpc' as const, accountId: '444455556666', vpcId: 'vpc-09' },
      };
      const { snapshot } = await collector({ targets }).collect(target, { request });
      expect(snapshot.otherAccounts?.['444455556666']?.vpcEndpoints).toMatchObject({
        value: [{ VpcEndpointId: 'vpce-0other' }],
      });
    }));

  it('list their APIs as hidden when the role may not be assumed', () =>
    withSandbox(
      { accounts: [exampleAccount, other], faults: [{ kind: 'deny', operation: 'AssumeRole' }] },
      async ({ collector }) => {
        const listed = await collector({ targets }).listApis();
        expect(listed.map(({ accountId, apis }) => [accountId, apis.state])).toEqual([
          [exampleAccountId, 'present'],
          ['444455556666', 'hidden'],
        ]);
        expect(listed[1]?.apis).toMatchObject({ permission: { action: 'sts:AssumeRole' } });
      },
    ));

  it('take on the role once for everything that is read in them', () =>
    withSandbox({ accounts: [exampleAccount, other] }, async ({ collector, sandbox }) => {
      const request = {
        ...exampleRequest,
        network: { from: 'vpc' as const, accountId: '444455556666', vpcId: 'vpc-09' },
      };
      const own = collector({ targets });
      await Promise.all([own.listApis(), own.collect(target, { request, wanted: [pointer] })]);
      const theirs = sandbox.calls.filter(({ accountId }) => accountId === '444455556666');
      expect(new Set(theirs.map(({ action }) => action.split(':')[0])).size).toBeGreaterThan(1);
      expect(sandbox.calls.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(1);
    }));

  it('do not hold up the others when nobody answers for their role', () =>
    withSandbox(
      {
        accounts: [exampleAccount, other],
        faults: [{ kind: 'delay', operation: 'AssumeRole', delayMs: 20_000 }],
      },
      async ({ collector }) => {
        const listed = await collector({ targets, requestTimeoutMs: 200 }).listApis();
        expect(listed.map(({ accountId, apis }) => [accountId, apis.state])).toEqual([
          [exampleAccountId, 'present'],
          ['444455556666', 'hidden'],
        ]);
      },
    ));
});

describe('throttling', () => {
  it('is waited out', () =>
    withSandbox(
      { accounts, faults: [{ kind: 'throttle', operation: 'GetStages', times: 1, retryAfterSeconds: 0 }] },
      async ({ collector }) => {
        const { snapshot, calls } = await collector().collect(target);
        expect(snapshot.api).toMatchObject({ stages: { state: 'present' } });
        expect(calls.find(({ operation }) => operation === 'GetStages')?.attempts).toBe(2);
      },
    ));
});

describe('observations', () => {
  it('are log lines of the request, errors of its stage, and edits of what it meets', () =>
    withSandbox({ accounts }, async ({ collector }) => {
      const { observations } = await collector().collect(target, {
        request: exampleRequest,
        complaint: exampleComplaint,
      });
      const seen = Object.fromEntries(observations.map(({ id, relation }) => [id, relation]));
      expect(seen).toEqual({
        'change:event-1': 'ambient',
        'change:event-2': 'ambient',
        'log:access:prod:6f1f2d3c-0000-4000-8000-000000000001': 'this-request',
        'log:execution:prod:6f1f2d3c-0000-4000-8000-000000000001': 'this-request',
        'metric:prod:4XXError': 'ambient',
      });
      expect(observations).toContainEqual(
        expect.objectContaining({ kind: 'metric', points: [{ at: '2025-06-01T12:00:00.000Z', value: 5 }] }),
      );
    }));

  it('are not searched without a complaint, nor when told so', () =>
    withSandbox({ accounts }, async ({ collector, sandbox }) => {
      await collector().collect(target, { request: exampleRequest, complaint: { kind: null } });
      await collector().collect(target, { request: exampleRequest, complaint: exampleComplaint, logs: false });
      const searched = sandbox.calls.filter(({ operation }) =>
        /^(FilterLogEvents|LookupEvents|GetMetricData)$/.test(operation),
      );
      expect(searched).toEqual([]);
    }));

  it('are missing, not an error, when they may not be read', () =>
    withSandbox(
      {
        accounts,
        faults: [
          { kind: 'deny', operation: 'FilterLogEvents' },
          { kind: 'deny', operation: 'LookupEvents' },
          { kind: 'deny', operation: 'GetMetricData' },
        ],
      },
      async ({ collector }) => {
        const collected = await collector().collect(target, { request: exampleRequest, complaint: exampleComplaint });
        expect(collected.observations).toEqual([]);
        expect(
          collected.calls.filter(({ outcome }) => outcome === 'denied').map(({ operation }) => operation),
        ).toContain('FilterLogEvents');
      },
    ));
});
