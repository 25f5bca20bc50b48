import type { AccountFile, Complaint, Integration, Method } from '@gatescope/shared';
import { hidden } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ids, proxyMethod, publicRequest, restAccount } from '../testing/build-account.ts';
import type { World } from '../world.ts';
import type { GateAnswer } from './gate.ts';
import { integrationGate } from './integration.ts';
import type { ArrivedOptions } from './route/arrived-context.ts';
import { arrivedContext, routedContext } from './route/arrived-context.ts';

const failed: Complaint = { kind: 'failed', status: 500, body: '{"message": "Internal server error"}' };

const accountWith = (
  integration: Integration,
  options: {
    readonly verb?: string;
    readonly method?: Partial<Method>;
    readonly account?: Parameters<typeof restAccount>[0];
  } = {},
): AccountFile =>
  restAccount({
    resources: {
      '/orders': {
        [options.verb ?? 'GET']: proxyMethod(options.verb ?? 'GET', {
          methodIntegration: integration,
          ...options.method,
        }),
      },
    },
    ...options.account,
  });

const run = (account: AccountFile, request: Record<string, unknown> = {}, options: ArrivedOptions = {}): GateAnswer =>
  integrationGate.run(routedContext(account, publicRequest(request), options));

const causeOf = ({ detail }: GateAnswer): unknown => detail?.['cause'];
const http = (uri: string, more: Partial<Integration> = {}): Integration => ({
  type: 'HTTP_PROXY',
  httpMethod: 'GET',
  uri,
  timeoutInMillis: 29_000,
  ...more,
});

describe('integrationGate', () => {
  it('is skipped before a route is known', () => {
    expect(integrationGate.run(arrivedContext(restAccount(), publicRequest())).outcome).toBe('skipped');
  });

  it('concludes nothing about a kind of integration that it does not know', () => {
    const uri = 'arn:aws:apigateway:eu-west-1:newservice:path/x';
    expect(run(accountWith({ type: 'NEW_KIND', uri }))).toMatchObject({
      outcome: 'unknown',
      detail: { type: 'NEW_KIND' },
    });
  });

  it('passes a function without asking for its policy when nothing was complained of', () => {
    const context = routedContext(restAccount(), publicRequest());
    expect(integrationGate.run(context).outcome).toBe('passed');
    expect(context.facts.missing()).toEqual([]);
  });

  it('asks for all that may stop the function at once when a server error was seen', () => {
    const answer = run(restAccount(), {}, { symptom: failed });
    const pointers =
      answer.outcome === 'unknown' ? (answer.missing ?? []).map(({ pointer }) => pointer.split('/')[2]) : [];
    expect(new Set(pointers)).toEqual(new Set(['functionConcurrency', 'functionPolicies', 'functions']));
  });

  it.each([
    ['a refusal', { kind: 'refused', status: 403 }],
    ['a timeout', { kind: 'failed', status: 504, body: '{"message": "Endpoint request timed out"}' }],
    ['missing logs', { kind: 'no-logs' }],
  ] as const)("does not ask for a function's policy after %s", (_, symptom) => {
    const context = routedContext(restAccount(), publicRequest(), { symptom });
    integrationGate.run(context);
    expect(context.facts.missing().map(({ pointer }) => pointer)).not.toContainEqual(
      expect.stringContaining('functionPolicies'),
    );
  });

  it('is unknown, with the permission, where the policy may not be read', () => {
    const arn = `arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders`;
    const change = (world: World): World => ({
      ...world,
      snapshot: {
        ...world.snapshot,
        account: {
          ...world.snapshot.account,
          functionPolicies: { [arn]: hidden('denied', { action: 'lambda:GetPolicy', resource: arn }) },
        },
      },
    });
    expect(run(restAccount(), {}, { symptom: failed, change })).toMatchObject({
      outcome: 'unknown',
      reason: 'backend-refuses',
    });
  });

  it.each([
    [
      'a variable of the function',
      {
        type: 'AWS_PROXY',
        httpMethod: 'POST',
        uri: `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${ids.region}:${ids.accountId}:function:\${stageVariables.fn}/invocations`,
      },
    ],
    ['a variable of the host', http('https://${stageVariables.host}/orders')],
    [
      'a variable of the role',
      { ...http('https://orders.example.com'), credentials: 'arn:aws:iam::123456789012:role/${stageVariables.role}' },
    ],
    [
      'a variable of the VPC link',
      http('https://orders.example.com', { connectionType: 'VPC_LINK', connectionId: '${stageVariables.link}' }),
    ],
  ] as const)('stops where the stage lacks %s', (_, integration) => {
    expect(run(accountWith(integration))).toMatchObject({ outcome: 'stopped', reason: 'stage-variable-missing' });
  });

  it('takes variables of the canary for its draw', () => {
    const account = accountWith(http('https://${stageVariables.host}/orders'), {
      account: {
        stage: {
          variables: { host: 'a.example.com' },
          canarySettings: { percentTraffic: 10, deploymentId: 'can1', stageVariableOverrides: { host: '' } },
        },
      },
    });
    expect(run(account).outcome).toBe('passed');
    expect(run(account, {}, { draw: 'canary' })).toMatchObject({
      outcome: 'stopped',
      reason: 'stage-variable-missing',
    });
  });

  it('judges no address of which a part was dropped as a secret', () => {
    const account = accountWith(http('https://${stageVariables.apiKeyHost}/orders'), {
      account: { stage: { variables: { apiKeyHost: '<masked>' } } },
    });
    expect(run(account).outcome).toBe('passed');
  });

  it.each([
    ['10.1.2.3', 'endpoint-not-public'],
    ['localhost', 'endpoint-not-public'],
    ['orders.svc.local', 'endpoint-not-public'],
    ['[fd00::1]', 'endpoint-not-public'],
    ['internal-orders-1.eu-west-1.elb.amazonaws.com', 'endpoint-not-public'],
  ])('stops at %s without a VPC link', (host, cause) => {
    const answer = run(accountWith(http(`http://${host}/orders`)));
    expect([answer.outcome, causeOf(answer)]).toEqual(['stopped', cause]);
  });

  it.each(['8.8.8.8', 'orders.example.com', 'orders-1.eu-west-1.elb.amazonaws.com'])('passes %s', (host) => {
    expect(run(accountWith(http(`http://${host}/orders`))).outcome).toBe('passed');
  });

  it('stops at a certificate that cannot carry the name, unless issuers are not checked', () => {
    const uri = 'https://orders-1.eu-west-1.elb.amazonaws.com/orders';
    expect(causeOf(run(accountWith(http(uri))))).toBe('certificate-name');
    expect(run(accountWith(http(uri, { tlsConfig: { insecureSkipVerification: true } }))).outcome).toBe('unknown');
  });

  it('sees a private zone where the records are known', () => {
    const dnsRecords = [
      {
        Name: 'orders.example.com.',
        Type: 'A',
        ResourceRecords: [{ Value: '10.0.0.9' }],
        HostedZone: { PrivateZone: true, VPCs: [ids.vpcId] },
      },
    ];
    const account = accountWith(http('https://orders.example.com/orders'), { account: { parts: { dnsRecords } } });
    expect(causeOf(run(account, {}, { symptom: failed }))).toBe('endpoint-not-public');
  });

  it('says that a function does not exist where Lambda knows none', () => {
    const arn = `arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders`;
    const change = (world: World): World => ({
      ...world,
      snapshot: {
        ...world.snapshot,
        account: { ...world.snapshot.account, functions: { [arn]: { state: 'absent' } } },
      },
    });
    expect(causeOf(run(restAccount(), {}, { symptom: failed, change }))).toBe('function-missing');
  });

  it.each([
    ['NEVER', { 'application/json': '{}' }, 'application/xml', 'stopped'],
    ['WHEN_NO_TEMPLATES', { 'application/json': '{}' }, 'application/xml', 'stopped'],
    ['WHEN_NO_TEMPLATES', undefined, 'application/xml', 'passed'],
    ['WHEN_NO_MATCH', { 'application/json': '{}' }, 'application/xml', 'passed'],
    ['NEVER', { 'application/json': '{}' }, undefined, 'passed'],
    ['NEVER', undefined, undefined, 'stopped'],
  ])('with %s, templates %j and content type %s is %s', (passthroughBehavior, requestTemplates, type, outcome) => {
    const integration: Integration = {
      ...http('https://orders.example.com/orders'),
      type: 'HTTP',
      passthroughBehavior,
      ...(requestTemplates ? { requestTemplates } : {}),
    };
    expect(
      run(accountWith(integration, { verb: 'POST' }), { method: 'POST', headers: type ? { 'content-type': type } : {} })
        .outcome,
    ).toBe(outcome);
  });

  it('tells later gates what stands behind', () => {
    expect(run(restAccount()).adds?.integration).toMatchObject({
      type: 'AWS_PROXY',
      kind: 'lambda',
      functionArn: `arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders`,
    });
  });
});
