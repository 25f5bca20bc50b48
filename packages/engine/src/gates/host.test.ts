import type { BasePathMapping, CaseRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { hide } from '../testing/test-failure-mode.ts';
import {
  ids,
  invokeUrl,
  privateAccount,
  proxyMethod,
  publicRequest,
  restAccount,
  vpcRequest,
} from '../testing/build-account.ts';
import { runTo } from './names/run-to.ts';

const get = { GET: proxyMethod('GET') };
const target = `d-abc.execute-api.${ids.region}.amazonaws.com`;
const own = `https://${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`;
const withDomain = (mappings: BasePathMapping[], parts: object = {}) =>
  restAccount({
    parts: {
      domainNames: [
        {
          domainName: 'api.example.com',
          regionalDomainName: target,
          endpointConfiguration: { types: ['REGIONAL'] },
          domainNameStatus: 'AVAILABLE',
        },
      ],
      basePathMappings: { 'api.example.com': mappings },
      dnsRecords: [{ Name: 'api.example.com.', Type: 'A', AliasTarget: { DNSName: `${target}.` } }],
      ...parts,
    },
  });
const through = (headers: Record<string, string>): CaseRequest => vpcRequest({ url: own, headers });
const said = (account: Parameters<typeof runTo>[1], request: CaseRequest): string => {
  const { result } = runTo('host', account, request);
  return [result.outcome, result.reason].filter(Boolean).join(' ');
};

describe('the host gate', () => {
  it('tells what the stage took off the path', () => {
    const { journey } = runTo('host', restAccount(), publicRequest());
    expect(journey.arrival).toMatchObject({
      stageName: 'prod',
      path: '/orders',
      prefix: { text: 'prod', from: 'stage', reachesBackend: false },
    });
    expect(journey.view?.stage.stageName).toBe('prod');
  });
  it('tells what a mapping took off the path, which the backend still gets', () => {
    const { journey } = runTo(
      'host',
      withDomain([{ basePath: 'v1', restApiId: ids.apiId, stage: 'prod' }]),
      publicRequest({ url: 'https://api.example.com/v1/orders' }),
    );
    expect(journey.arrival).toMatchObject({
      stageName: 'prod',
      path: '/orders',
      basePath: 'v1',
      prefix: { text: 'v1', from: 'base-path', reachesBackend: true },
    });
    expect(journey.arrival?.domain?.domainName).toBe('api.example.com');
  });
  it.each([
    [`${ids.apiId}.execute-api.${ids.region}.amazonaws.com`, 'passed'],
    [`${ids.apiId}.execute-api.${ids.region}.amazonaws.com.cn`, 'stopped host-mismatch'],
    [`z9y8x7w6v5.execute-api.${ids.region}.amazonaws.com`, 'stopped host-mismatch'],
    ['orders.example.com', 'stopped host-mismatch'],
    [`${ids.apiId}-${ids.vpceId}.execute-api.${ids.region}.amazonaws.com`, 'unknown alias-not-associated'],
  ])('reads Host %s behind an endpoint: %s', (host, expected) => {
    expect(said(privateAccount(), through({ Host: host }))).toBe(expected);
  });
  it('is unknown where Host and x-apigw-api-id name different APIs', () => {
    const host = `${ids.apiId}.execute-api.${ids.region}.amazonaws.com`;
    expect(said(privateAccount(), through({ Host: host, 'x-apigw-api-id': 'z9y8x7w6v5' }))).toBe(
      'unknown host-mismatch',
    );
    expect(said(privateAccount(), through({ 'x-apigw-api-id': 'z9y8x7w6v5' }))).toBe('stopped host-mismatch');
  });
  it('looks up the canary of the stage for its draw', () => {
    const account = restAccount({ stage: { canarySettings: { deploymentId: 'dep222', percentTraffic: 10 } } });
    expect(runTo('host', account, publicRequest()).result.outcome).toBe('passed');
  });
  it('is unknown where the stages may not be read', () => {
    const { result } = runTo('host', restAccount(), publicRequest(), {
      change: (input) => ({ ...input, snapshot: hide(input.snapshot, '/api/stages').snapshot }),
    });
    expect(result).toMatchObject({ outcome: 'unknown' });
    expect(result.missing.map(({ pointer }) => pointer)).toContain('/api/stages');
  });
  it('keeps the path as sent', () => {
    const account = restAccount({ resources: { '/{proxy+}': get } });
    const { journey } = runTo('host', account, publicRequest({ url: invokeUrl('/a%2Fb//c/?x=1#y') }));
    expect(journey.arrival?.path).toBe('/a%2Fb//c/');
  });
  it('puts the origin path of a distribution before the path', () => {
    const cloudFront = {
      DomainName: 'd111.cloudfront.net',
      Origins: [{ Id: 'a', DomainName: `${ids.apiId}.execute-api.${ids.region}.amazonaws.com`, OriginPath: '/prod' }],
      DefaultCacheBehavior: { TargetOriginId: 'a' },
    };
    const { result, journey } = runTo(
      'host',
      restAccount({ parts: { cloudFront } }),
      publicRequest({ url: 'https://d111.cloudfront.net/orders' }),
    );
    expect(result.outcome).toBe('passed');
    expect(journey.arrival).toMatchObject({ stageName: 'prod', path: '/orders' });
  });
});
