import type { AccountFile, Complaint, HttpApiPart, IntegrationV2 } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import type { ChainOptions } from '../../testing/build-chain.ts';
import { allowThrough, chainAccount, nextApiId, nextHost } from '../../testing/build-chain.ts';
import { httpAccount, httpRequest, lambdaIntegration } from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';

describe('a private integration of an HTTP API', () => {
  const balancer = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/chain/0123456789abcdef';
  const listener = `${balancer.replace(':loadbalancer/', ':listener/')}/89abcdef01234567`;
  const tls = { TlsConfig: { ServerNameToVerify: nextHost } };
  const named = { 'overwrite:header.host': nextHost, 'overwrite:path': '/prod/orders' };

  interface Link {
    readonly parameters?: Record<string, string>;
    readonly integration?: Partial<IntegrationV2>;
    readonly listener?: { readonly Protocol: string };
    readonly group?: { readonly Protocol: string };
    readonly next?: ChainOptions['next'];
    readonly nextPolicy?: readonly unknown[];
  }
  const behind = (link: Link): AccountFile => {
    const { next = {}, nextPolicy } = link;
    const chain = chainAccount({ integration: {}, next, ...(nextPolicy ? { nextPolicy } : {}) });
    const { listeners = [], targetGroups = [], ...rest } = chain;
    const integration = lambdaIntegration({
      ConnectionType: 'VPC_LINK',
      ConnectionId: 'vl0001',
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: listener,
      RequestParameters: link.parameters ?? named,
      ...(link.integration ?? tls),
    });
    const { apiV2, routes, integrations, stages } = httpAccount({ integrations: [integration] }) as HttpApiPart;
    const own = { apiV2, routes: routes ?? [], integrations: integrations ?? [], stages: stages ?? [] };
    return {
      ...rest,
      apis: [own, ...('apis' in chain ? chain.apis.slice(1) : [])],
      listeners: listeners.map((one) => ({ ...one, ...link.listener })),
      targetGroups: targetGroups.map((one) => ({ ...one, ...link.group })),
      vpcLinks: [
        { VpcLinkId: 'vl0001', Name: 'chain', VpcLinkStatus: 'AVAILABLE', SecurityGroupIds: [], SubnetIds: [] },
      ],
    } as AccountFile;
  };
  const asked = (link: Link, symptom: Complaint = {}) => {
    const diagnosis = diagnose(inputOf({ account: behind(link), request: httpRequest(), symptom }));
    const gate = diagnosis.trace?.gates.find((one) => one.gate === 'integration');
    const next = gate?.detail['next'];
    const at = typeof next === 'object' && next !== null && 'gate' in next ? next.gate : undefined;
    return { ids: diagnosis.findings.map(({ id }) => id), outcome: gate?.outcome, at, diagnosis };
  };

  it('by a listener passes where Host, path, TLS and policy fit', () => {
    expect(asked({})).toMatchObject({ ids: [], outcome: 'passed', at: undefined });
    expect(
      asked({}).diagnosis.trace?.gates.find(({ gate }) => gate === 'integration')?.detail['nextApi'],
    ).toMatchObject({
      host: nextHost,
    });
  });

  it('passes where a header names the API, and the path is made of the call’s own', () => {
    const parameters = { 'append:header.x-apigw-api-id': nextApiId, 'overwrite:path': '/prod${request.path}' };
    expect(asked({ parameters, integration: { TlsConfig: {} } })).toMatchObject({ ids: [], outcome: 'passed' });
    const removed = { ...parameters, 'overwrite:path': '/prod' };
    expect(asked({ parameters: removed, integration: { TlsConfig: {} } }).at).toBe('route');
  });

  it.each<[string, Link, string]>([
    ['the policy of the second API', { nextPolicy: [allowThrough('vpce-0000000000other01')] }, 'resource-policy'],
    ['its stage, where the path has none', { parameters: { 'overwrite:header.host': nextHost } }, 'host'],
    ['its routes', { parameters: { ...named, 'overwrite:path': '/prod/none' } }, 'route'],
  ])('is refused by %s', (_what, link, gate) => {
    expect(asked(link)).toMatchObject({ ids: ['answer-from-backend'], outcome: 'stopped', at: gate });
  });

  it.each<[string, Link]>([
    ['API Gateway speaks no TLS to it', { integration: {} }],
    [
      'the name to verify is not on its certificate',
      { integration: { TlsConfig: { ServerNameToVerify: 'stock.example.com' } } },
    ],
    ['the load balancer speaks no TLS to it', { listener: { Protocol: 'TLS' }, group: { Protocol: 'TCP' } }],
  ])('does not reach the endpoint where %s', (_what, link) => {
    expect(asked(link)).toMatchObject({ ids: ['integration-endpoint-unreachable'], at: 'tls' });
  });

  it.each<[string, Link]>([
    ['an application load balancer', { listener: { Protocol: 'HTTPS' }, group: { Protocol: 'HTTPS' } }],
    ['a TLS listener', { listener: { Protocol: 'TLS' }, group: { Protocol: 'TLS' } }],
  ])('passes through %s that makes TLS of it again', (_what, link) => {
    expect(asked(link)).toMatchObject({ ids: [], outcome: 'passed' });
  });

  it('is open behind an application load balancer that would be refused: its rules are not read', () => {
    const link: Link = {
      listener: { Protocol: 'HTTPS' },
      group: { Protocol: 'HTTPS' },
      nextPolicy: [allowThrough('vpce-0000000000other01')],
    };
    expect(asked(link)).toMatchObject({ ids: [], outcome: 'unknown', at: 'resource-policy' });
    const seen = { kind: 'refused' as const, status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } };
    expect(asked(link, seen).ids).toContain('answer-from-backend');
  });

  it.each<[string, Record<string, string>]>([
    ['nothing names an API, and which Host is sent is not documented', { 'overwrite:path': '/prod/orders' }],
    ['only the call tells the path', { ...named, 'overwrite:path': '$context.requestId' }],
    ['only the call tells the Host', { ...named, 'overwrite:header.host': '$request.header.x-forward-to' }],
  ])('is open where %s', (_what, parameters) => {
    const { ids, outcome, diagnosis } = asked({ parameters });
    expect({ ids, outcome }).toEqual({ ids: [], outcome: 'unknown' });
    expect(diagnosis.outcome.verdict).toBe('unknown');
  });

  it('asks for what stands behind the listener only where a refusal speaks like API Gateway', () => {
    const input = inputOf({ account: behind({}), request: httpRequest() });
    const account = { ...input.snapshot.account, targetHealth: {}, listeners: {} };
    const unread = { ...input, snapshot: { ...input.snapshot, account } };
    expect(diagnose(unread).wanted).toEqual([]);
    const symptom = { kind: 'refused' as const, status: 403, body: '{"message":"Forbidden"}' };
    const { wanted } = diagnose({ ...unread, complaint: symptom });
    expect(wanted.some((pointer) => pointer.startsWith('/account/listeners/'))).toBe(true);
  });

  it('by a service of Cloud Map is open where a refusal speaks like API Gateway, and passes otherwise', () => {
    const integration = {
      IntegrationUri: 'arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-0123456789abcdef',
    };
    expect(asked({ integration })).toMatchObject({ ids: [], outcome: 'passed' });
    const symptom = { kind: 'refused' as const, status: 403, body: '{"message":"Forbidden"}' };
    expect(asked({ integration }, symptom).outcome).toBe('unknown');
  });

  it('to anything else than an endpoint of API Gateway is nobody’s business', () => {
    const file = behind({});
    const elsewhere = { ...file, networkInterfaces: [] };
    const { findings, outcome } = diagnose(inputOf({ account: elsewhere, request: httpRequest() }));
    expect(findings).toEqual([]);
    expect(outcome.verdict).toBe('healthy');
  });
});
