import type { AccountFile, Complaint, Diagnosis, HttpApiPart, Method } from '@gatescope/shared';
import { notAsked, resolvePointer } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../testing/build-account.ts';
import type { ChainOptions } from '../testing/build-chain.ts';
import { allowThrough, chainAccount, linked, nextApiId, nextHost } from '../testing/build-chain.ts';
import { httpAccount, httpRequest, lambdaIntegration } from '../testing/build-http-account.ts';
import { inputOf } from '../testing/example.ts';

const sound = linked(`https://${nextHost}/prod/orders`);

const ask = (options: ChainOptions, symptom: Complaint = {}): Diagnosis =>
  diagnose(inputOf({ account: chainAccount(options), request: publicRequest(), symptom }));

/** The finding, the gate of the second API at which the call stops, and the cause that is told there. */
const told = (options: ChainOptions, symptom?: Complaint): unknown => {
  const { findings, trace } = ask(options, symptom);
  const next = trace?.gates.find(({ gate }) => gate === 'integration')?.detail['next'];
  const gate = typeof next === 'object' && next !== null && 'gate' in next ? next.gate : undefined;
  const cause = /\(([a-z0-9-]+)\)\. /.exec(findings[0]?.explanation ?? '')?.[1];
  return [findings[0]?.id, gate, cause];
};

const refusal = (message: string): Complaint => ({ kind: 'refused', status: 403, body: JSON.stringify({ message }) });

describe('a call of a second API through a VPC link', () => {
  it('passes where name, Host, certificate and policy fit', () => {
    const { findings, outcome } = ask({ integration: sound });
    expect(findings).toEqual([]);
    expect(outcome.verdict).toBe('healthy');
  });

  it('is refused by the policy of the second API', () => {
    expect(told({ integration: sound, nextPolicy: [allowThrough('vpce-0000000000other01')] })).toEqual([
      'answer-from-backend',
      'resource-policy',
      'policy-no-matching-allow',
    ]);
  });

  it('is refused where its path has no stage', () => {
    expect(told({ integration: linked(`https://${nextHost}/orders`) }, refusal('Forbidden'))).toEqual([
      'answer-from-backend',
      'host',
      'stage-missing-in-url',
    ]);
  });

  it('is refused where the second API has no such method', () => {
    expect(told({ integration: { ...sound, httpMethod: 'DELETE' } })).toEqual([
      'answer-from-backend',
      'route',
      'method-not-found',
    ]);
  });

  it('is refused where the second API wants a key that the integration does not send', () => {
    const keyed = { resources: { '/orders': { GET: proxyMethod('GET', { apiKeyRequired: true }) } } };
    const plan = { id: 'plan01', name: 'all', apiStages: [{ apiId: nextApiId, stage: 'prod' }] };
    const account = { ...chainAccount({ integration: sound, next: keyed }), usagePlans: [plan] };
    const [finding] = diagnose(inputOf({ account, request: publicRequest() })).findings;
    expect(finding?.id).toBe('answer-from-backend');
    expect(finding?.explanation).toContain('(api-key-missing)');
  });

  it('fails at the certificate where the address has a name of its own', () => {
    expect(told({ integration: linked('https://stock.example.com/prod/orders') })).toEqual([
      'integration-endpoint-unreachable',
      'tls',
      undefined,
    ]);
  });

  it('is forbidden where nothing names an API', () => {
    const uri = 'https://vpce-0a1b2c3d4e5f60001-abcd1234.execute-api.eu-west-1.vpce.amazonaws.com/prod/orders';
    expect(told({ integration: linked(uri) }, refusal('Forbidden'))).toEqual([
      'answer-from-backend',
      'host',
      undefined,
    ]);
  });

  it('passes by the same name where a header names the API', () => {
    const uri = 'https://vpce-0a1b2c3d4e5f60001-abcd1234.execute-api.eu-west-1.vpce.amazonaws.com/prod/orders';
    const header = { 'integration.request.header.x-apigw-api-id': `'${nextApiId}'` };
    expect(ask({ integration: linked(uri, header) }).outcome.verdict).toBe('healthy');
  });

  it('fills the path from the parameters of the first API', () => {
    const path = { 'integration.request.path.proxy': 'method.request.path.proxy' };
    const account = chainAccount({ integration: linked(`https://${nextHost}/prod/{proxy}`, path) });
    const { findings } = diagnose(inputOf({ account, request: publicRequest() }));
    // GET /orders has no {proxy}: the braces stay, and no resource of the second API is called so.
    expect(findings.map(({ id }) => id)).toEqual(['answer-from-backend']);
  });
});

describe('a call of a second API over the internet', () => {
  const direct = { uri: `https://${nextHost}/prod/orders` };

  it('does not find a private one', () => {
    expect(told({ integration: direct })).toEqual(['integration-endpoint-unreachable', 'name', 'wrong-invoke-url']);
  });

  it('passes to a public one', () => {
    const open = { endpointType: 'REGIONAL', restApi: { id: nextApiId, name: 'stock' } } as const;
    const account = chainAccount({
      integration: direct,
      next: open,
      nextPolicy: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
    });
    expect(diagnose(inputOf({ account, request: publicRequest() })).outcome.verdict).toBe('healthy');
  });
});

describe('what is told of a chain', () => {
  const options = { integration: sound, nextPolicy: [allowThrough('vpce-0000000000other01')] };

  it('shows the gates of the second API up to the one that stops', () => {
    const { trace } = ask(options);
    expect(trace?.gates.find(({ gate }) => gate === 'integration')?.detail['next']).toMatchObject({
      apiId: nextApiId,
      gate: 'resource-policy',
      steps: expect.arrayContaining([
        { gate: 'tls', title: 'TLS', outcome: 'passed' },
        { gate: 'resource-policy', title: 'Resource policy', outcome: 'stopped', reason: 'resource-policy-no-allow' },
      ]),
    });
  });

  it('points into the second API', () => {
    const input = inputOf({ account: chainAccount(options), request: publicRequest() });
    const pointers = diagnose(input).findings[0]?.evidence.map(({ pointer }) => pointer) ?? [];
    const own = pointers.filter((pointer) => pointer.startsWith(`/otherApis/${nextApiId}/value/restApi`));
    expect(own.length).toBeGreaterThan(0);
    for (const pointer of own) expect(resolvePointer(input.snapshot, pointer), pointer).toBeDefined();
  });

  it('offers the fix of the second API, tried there', () => {
    const [fix] = ask(options).findings[0]?.fixes ?? [];
    expect(fix?.verification.state).toBe('verified');
    expect(fix?.rendered.find(({ format }) => format === 'cli')?.text).toContain(`--rest-api-id ${nextApiId}`);
    expect(fix?.change).toMatchObject({
      kind: 'patch',
      operations: [
        { op: 'set', path: `/otherApis/${nextApiId}/value/restApi/value/policy` },
        { op: 'deploy', stage: 'prod', apiId: nextApiId },
      ],
    });
  });

  it('agrees with what the caller saw of the second API', () => {
    const message = `User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********9012:${nextApiId}/prod/GET/orders`;
    const symptom = { kind: 'refused' as const, status: 403, body: JSON.stringify({ Message: message }) };
    expect(ask(options, symptom).findings.map(({ id, certainty }) => [id, certainty])).toEqual([
      ['answer-from-backend', 'certain'],
    ]);
  });
});

it('a refusal that names another API came from a backend that calls it', () => {
  const Message = `User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********9012:${nextApiId}/prod/GET/orders`;
  const symptom = { kind: 'refused' as const, status: 403, body: JSON.stringify({ Message }) };
  const { findings } = diagnose(inputOf({ account: restAccount(), request: publicRequest(), symptom }));
  expect(findings[0]?.id).toBe('answer-from-backend');
});

describe('a second API that was not read', () => {
  const unread = (fact: typeof notAsked | { state: 'absent' }, symptom: Complaint): Diagnosis => {
    const input = inputOf({ account: chainAccount({ integration: sound }), request: publicRequest(), symptom });
    return diagnose({ ...input, snapshot: { ...input.snapshot, otherApis: { [nextApiId]: fact } } });
  };

  it('is asked for', () => {
    expect(unread(notAsked, refusal('Forbidden')).wanted).toContain(`/otherApis/${nextApiId}`);
  });

  it('is not asked for where the caller was answered well', () => {
    expect(unread(notAsked, { kind: 'no-logs' }).wanted).not.toContain(`/otherApis/${nextApiId}`);
  });

  it('stops nothing where this account has none', () => {
    expect(unread({ state: 'absent' }, {}).outcome.verdict).toBe('healthy');
  });
});

it('a chain that leads back to its first API comes to an end', () => {
  const loop = linked(`https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders`);
  expect(ask({ integration: loop }).crashed).toEqual([]);
});

describe('an HTTP API in front of a REST API', () => {
  const inFront = (uri: string, next: ChainOptions['next'] = {}): AccountFile => {
    const chain = chainAccount({
      integration: {},
      next,
      nextPolicy: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
    });
    const integration = lambdaIntegration({
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      IntegrationUri: uri,
    });
    const { apiV2, routes, integrations, stages } = httpAccount({ integrations: [integration] }) as HttpApiPart;
    const own = { apiV2, routes: routes ?? [], integrations: integrations ?? [], stages: stages ?? [] };
    return { ...chain, apis: [own, ...('apis' in chain ? chain.apis.slice(1) : [])] } as AccountFile;
  };
  const ids = (account: AccountFile): string[] =>
    diagnose(inputOf({ account, request: httpRequest() })).findings.map(({ id }) => id);

  it('passes to an open stage', () => {
    expect(ids(inFront(`https://${nextHost}/prod/orders`, { endpointType: 'REGIONAL' }))).toEqual([]);
  });

  it('is refused without a stage', () => {
    expect(ids(inFront(`https://${nextHost}/orders`, { endpointType: 'REGIONAL' }))).toEqual(['answer-from-backend']);
  });

  it('does not find a private API', () => {
    expect(ids(inFront(`https://${nextHost}/prod/orders`))).toEqual(['integration-endpoint-unreachable']);
  });
});

describe('a browser’s preflight that is handed on to a second API', () => {
  const page = (method = 'POST') =>
    publicRequest({ method, from: 'browser', origin: 'https://shop.example.com', headers: { 'x-trace': '1' } });
  const everybody = [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }];
  const anyMethod = { type: 'HTTP_PROXY', httpMethod: 'ANY', uri: `https://${nextHost}/prod/orders` };
  const account = (next: Readonly<Record<string, Method>>, options: Partial<ChainOptions['next']> = {}): AccountFile =>
    chainAccount({
      integration: {},
      resources: { '/orders': { ANY: proxyMethod('ANY', { methodIntegration: anyMethod }) } },
      next: { endpointType: 'REGIONAL', resources: { '/orders': next }, ...options },
      nextPolicy: everybody,
    });
  const blocked: Complaint = { kind: 'blocked-by-browser' };
  const preflight = (file: AccountFile, symptom: Complaint = {}) => {
    const diagnosis = diagnose(inputOf({ account: file, request: page(), symptom }));
    const trace = diagnosis.traces.find(({ leg }) => leg === 'preflight');
    return { diagnosis, gate: trace?.gates.find(({ gate }) => gate === 'integration') };
  };

  it('passes where the second API answers OPTIONS', () => {
    const { gate } = preflight(account({ POST: proxyMethod('POST'), OPTIONS: proxyMethod('OPTIONS') }));
    expect(gate?.outcome).toBe('passed');
  });

  it('is refused where the second API has no OPTIONS, while the call itself passes', () => {
    const { diagnosis, gate } = preflight(account({ POST: proxyMethod('POST') }), blocked);
    expect(gate).toMatchObject({ outcome: 'stopped', reason: 'next-api-refuses', detail: { next: { gate: 'route' } } });
    expect(diagnosis.traces.find(({ leg }) => leg === 'actual')?.stoppedAt).toBeUndefined();
    const [finding] = diagnosis.findings;
    expect(finding?.id).toBe('cors-options-integration-fails');
    expect(finding?.explanation).toContain('(method-not-found)');
  });

  it('is refused where the second API wants a key of OPTIONS, too', () => {
    const any = { ANY: proxyMethod('ANY', { apiKeyRequired: true }) };
    const keyed = page();
    const input = inputOf({ account: account(any), request: { ...keyed, apiKeyId: 'key1' }, symptom: blocked });
    const trace = diagnose(input).traces.find(({ leg }) => leg === 'preflight');
    expect(trace?.gates.find(({ gate }) => gate === 'integration')?.detail['next']).toMatchObject({ gate: 'api-key' });
  });

  it('is open where the second API was not read, and asks for it', () => {
    const input = inputOf({ account: account({ POST: proxyMethod('POST') }), request: page(), symptom: blocked });
    const { traces, wanted } = diagnose({
      ...input,
      snapshot: { ...input.snapshot, otherApis: { [nextApiId]: notAsked } },
    });
    const gate = traces.find(({ leg }) => leg === 'preflight')?.gates.find((one) => one.gate === 'integration');
    expect(gate?.outcome).toBe('unknown');
    expect(wanted).toContain(`/otherApis/${nextApiId}`);
  });

  it('says of the second API only what was seen of the preflight', () => {
    const seen: Complaint = {
      ...blocked,
      status: 200,
      preflight: { status: 403, headers: {}, body: '{"message":"Forbidden"}' },
    };
    const { diagnosis } = preflight(account({ POST: proxyMethod('POST') }), seen);
    expect(diagnosis.crashed).toEqual([]);
    expect(diagnosis.findings[0]?.id).toBe('cors-options-integration-fails');
  });
});

describe('a doubt in a second API that has neither a reason nor a missing fact', () => {
  const target = 'd-a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
  const at = (path: string): AccountFile => ({
    ...chainAccount({
      integration: { uri: `https://api.example.com${path}` },
      next: {
        endpointType: 'REGIONAL',
        resources: { '/ping': { GET: proxyMethod('GET') }, '/orders': { GET: proxyMethod('GET') } },
      },
      nextPolicy: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
    }),
    domainNames: [
      {
        domainName: 'api.example.com',
        regionalDomainName: target,
        endpointConfiguration: { types: ['REGIONAL'] },
        domainNameStatus: 'AVAILABLE',
      },
    ],
    basePathMappings: { 'api.example.com': [{ basePath: '(none)', restApiId: nextApiId, stage: 'prod' }] },
    dnsRecords: [
      {
        Name: 'api.example.com.',
        Type: 'A',
        AliasTarget: { DNSName: `${target}.` },
        HostedZone: { PrivateZone: false },
      },
    ],
  });
  const diagnosed = (path: string) => {
    const { trace, outcome, findings } = diagnose(inputOf({ account: at(path), request: publicRequest() }));
    const gate = trace?.gates.find((one) => one.gate === 'integration');
    return {
      verdict: outcome.verdict,
      gate: gate?.outcome,
      missing: gate?.missing,
      found: findings.map(({ id }) => id),
    };
  };

  it('is a doubt of the first one, and no pass', () => {
    // Health checks of AWS use this path of a custom domain, so what answers a call of it is not known.
    expect(diagnosed('/ping')).toEqual({ verdict: 'unknown', gate: 'unknown', missing: [], found: [] });
  });

  it('is not there on any other path', () => {
    expect(diagnosed('/orders')).toEqual({ verdict: 'healthy', gate: 'passed', missing: [], found: [] });
  });
});
