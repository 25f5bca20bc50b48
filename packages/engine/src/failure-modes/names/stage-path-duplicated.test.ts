import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { stagePathDuplicated } from './stage-path-duplicated.ts';
import { stagePathDuplicatedExample as example } from './stage-path-duplicated.example.ts';

testFailureMode(stagePathDuplicated, example);

const get = { GET: proxyMethod('GET') };
const first = (input: Parameters<typeof diagnose>[0]) => diagnose(input).findings[0];
const domainParts = {
  domainNames: [
    {
      domainName: 'api.example.com',
      regionalDomainName: `d-abc.execute-api.${ids.region}.amazonaws.com`,
      endpointConfiguration: { types: ['REGIONAL'] },
      domainNameStatus: 'AVAILABLE',
    },
  ],
  basePathMappings: { 'api.example.com': [{ basePath: 'shop', restApiId: ids.apiId, stage: 'prod' }] },
  dnsRecords: [
    { Name: 'api.example.com.', Type: 'A', AliasTarget: { DNSName: `d-abc.execute-api.${ids.region}.amazonaws.com.` } },
  ],
};

describe('stage-path-duplicated', () => {
  it('corrects the URL and keeps the query', () => {
    const [fix] = first(inputOf(example.broken))?.fixes ?? [];
    expect(fix?.change).toMatchObject({ url: invokeUrl('/orders?limit=5') });
    expect(['verified', 'likely']).toContain(fix?.verification.state);
  });
  it('is found behind a custom domain whose mapping names the stage', () => {
    const input = inputOf({
      account: restAccount({ parts: domainParts }),
      request: publicRequest({ url: 'https://api.example.com/shop/prod/orders' }),
    });
    expect(first(input)).toMatchObject({ id: 'stage-path-duplicated' });
    expect(first(input)?.fixes[0]?.change).toMatchObject({ url: 'https://api.example.com/shop/orders' });
  });
  it('is found where a resource bears the name of the stage and the URL names it once', () => {
    const account = restAccount({ resources: { '/prod/orders': get } });
    const input = inputOf({ account, request: publicRequest() });
    expect(first(input)?.id).toBe('stage-path-duplicated');
    expect(first(input)?.fixes[0]?.change).toMatchObject({ url: invokeUrl('/prod/orders') });
  });
  it('is clear where a resource of that name is called on purpose', () => {
    const account = restAccount({ resources: { '/prod/orders': get } });
    expect(first(inputOf({ account, request: publicRequest({ url: invokeUrl('/prod/orders') }) }))).toBeUndefined();
  });
  it('does not take a variable for a resource of that name', () => {
    const account = restAccount({ resources: { '/{proxy+}': get } });
    expect(first(inputOf({ account, request: publicRequest({ url: invokeUrl('/') }) }))?.id).not.toBe(
      'stage-path-duplicated',
    );
  });
  it('leaves a doubled path that {proxy+} takes to the backend, unless the backend does not know it', () => {
    const account = restAccount({ resources: { '/{proxy+}': get } });
    const request = publicRequest({ url: invokeUrl('/prod/orders') });
    expect(first(inputOf({ account, request }))).toBeUndefined();
    const ids404 = diagnose(
      inputOf({ account, request, symptom: { kind: 'refused', status: 404, body: 'Cannot GET /prod/orders' } }),
    ).findings.map(({ id }) => id);
    expect(ids404).toContain('stage-path-duplicated');
  });
});
