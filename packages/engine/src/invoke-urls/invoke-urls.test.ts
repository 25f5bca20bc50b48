import type { CallerNetwork } from '@gatescope/shared';
import { invokeUrlVariantSchema } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { privateDomainAccount } from '../failure-modes/names/private-domain-account.ts';
import { answerFromIntermediaryExample } from '../failure-modes/names/answer-from-intermediary.example.ts';
import { ids, networkParts, privateAccount, restAccount } from '../testing/build-account.ts';
import { hide } from '../testing/test-failure-mode.ts';
import { snapshotOf } from '../testing/snapshot-of.ts';
import { invokeUrls } from './invoke-urls.ts';

const inVpc: CallerNetwork = { from: 'vpc', vpcId: ids.vpcId, subnetId: ids.subnetId, sourceIp: ids.callerIp };
const associated = { restApi: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [ids.vpceId] } } };
const snapshot = snapshotOf(privateAccount(associated));
const at = (from: CallerNetwork, of = snapshot) => invokeUrls({ snapshot: of, stage: 'prod', path: '/orders', from });
const worksOf = (from: CallerNetwork, of = snapshot): Record<string, string> =>
  Object.fromEntries(at(from, of).map(({ form, works }) => [form, works]));
const find = (form: string, from: CallerNetwork = inVpc, of = snapshot) =>
  at(from, of).find((variant) => variant.form === form);

describe('invokeUrls', () => {
  it('fit the contract', () => {
    for (const variant of at(inVpc)) expect(invokeUrlVariantSchema.parse(variant)).toEqual(variant);
  });
  it('list every form of a private API, all of which work inside the VPC', () => {
    expect(worksOf(inVpc)).toEqual({
      'default-host': 'yes',
      'alias-host': 'yes',
      'endpoint-host-header': 'yes',
      'endpoint-api-id-header': 'yes',
      'zonal-api-id-header': 'yes',
    });
  });
  it('write URL and headers as the form asks', () => {
    expect(find('alias-host')?.url).toBe(
      `https://${ids.apiId}-${ids.vpceId}.execute-api.${ids.region}.amazonaws.com/prod/orders`,
    );
    expect(find('endpoint-host-header')).toMatchObject({
      url: `https://${ids.vpceId}-abcd1234.execute-api.${ids.region}.vpce.amazonaws.com/prod/orders`,
      headers: { host: `${ids.apiId}.execute-api.${ids.region}.amazonaws.com` },
      vpceId: ids.vpceId,
    });
    expect(find('zonal-api-id-header')).toMatchObject({
      zone: `${ids.region}a`,
      headers: { 'x-apigw-api-id': ids.apiId },
    });
    expect(find('endpoint-api-id-header')?.curl).toContain(`x-apigw-api-id: ${ids.apiId}`);
  });
  it('do not work from the public internet', () => {
    expect(new Set(Object.values(worksOf({ from: 'public-internet' })))).toEqual(new Set(['no']));
  });
  it('leave the default host out of what works where private DNS is off, and say so', () => {
    const off = snapshotOf(privateAccount({ ...associated, parts: { dnsRecords: [] } }, { PrivateDnsEnabled: false }));
    expect(worksOf(inVpc, off)).toMatchObject({
      'default-host': 'no',
      'alias-host': 'yes',
      'endpoint-api-id-header': 'yes',
    });
    expect(find('default-host', inVpc, off)?.preconditions.find(({ id }) => id === 'endpoint-in-vpc')).toMatchObject({
      holds: 'no',
      observed: `private DNS off on ${ids.vpceId}`,
    });
  });
  it('are unknown, with the permission, where a read was denied', () => {
    const hiddenGroups = hide(snapshot, '/account/securityGroups').snapshot;
    const variant = find('alias-host', inVpc, hiddenGroups);
    expect(variant?.works).toBe('unknown');
    expect(variant?.preconditions.flatMap(({ missing }) => missing.map(({ pointer }) => pointer))).toContain(
      '/account/securityGroups',
    );
  });
  it('are not for pages where they need a header', () => {
    expect(at(inVpc).map(({ form, browser }) => [form, browser.usable])).toEqual(
      expect.arrayContaining([
        ['default-host', 'yes'],
        ['alias-host', 'yes'],
        ['endpoint-host-header', 'no'],
        ['endpoint-api-id-header', 'no'],
      ]),
    );
  });
  it('have the suffix of China and stay with it', () => {
    const region = 'cn-north-1';
    const china = { ...snapshotOf(privateAccount(associated)), target: { ...snapshot.target, region } };
    expect(find('default-host', inVpc, china)?.url).toBe(
      `https://${ids.apiId}.execute-api.${region}.amazonaws.com.cn/prod/orders`,
    );
    expect(find('alias-host', inVpc, china)?.url).toContain(`.execute-api.${region}.amazonaws.com.cn/`);
  });
  it('keep the plain suffix in GovCloud', () => {
    const gov = { ...snapshot, target: { ...snapshot.target, region: 'us-gov-west-1' } };
    expect(find('default-host', inVpc, gov)?.url).toBe(
      `https://${ids.apiId}.execute-api.us-gov-west-1.amazonaws.com/prod/orders`,
    );
  });
  it('list the private custom domain name and what it needs', () => {
    const domain = snapshotOf(privateDomainAccount());
    expect(find('private-custom-domain', inVpc, domain)).toMatchObject({
      url: 'https://orders.internal.example.com/orders',
      works: 'yes',
    });
    const alone = snapshotOf(privateDomainAccount({ associated: [] }));
    expect(
      find('private-custom-domain', inVpc, alone)?.preconditions.find(({ id }) => id === 'domain-associated')?.holds,
    ).toBe('no');
  });
  it('list a load balancer whose targets are interfaces of the endpoint', () => {
    const balanced = snapshotOf(answerFromIntermediaryExample.healthy.account);
    expect(find('load-balancer-api-id-header', inVpc, balanced)?.url).toMatch(
      /^https:\/\/internal-orders-123456789\..*\.elb\.amazonaws\.com\/prod\/orders$/,
    );
  });
  it('list default host and custom domain name of a public API', () => {
    const target = `d-abc.execute-api.${ids.region}.amazonaws.com`;
    const account = restAccount({
      parts: {
        domainNames: [
          {
            domainName: 'api.example.com',
            regionalDomainName: target,
            endpointConfiguration: { types: ['REGIONAL'] },
            domainNameStatus: 'AVAILABLE',
          },
        ],
        basePathMappings: { 'api.example.com': [{ basePath: 'v1', restApiId: ids.apiId, stage: 'prod' }] },
        dnsRecords: [{ Name: 'api.example.com.', Type: 'A', AliasTarget: { DNSName: `${target}.` } }],
      },
    });
    expect(
      at({ from: 'public-internet' }, snapshotOf(account)).map(({ form, url, works }) => [form, url, works]),
    ).toEqual([
      ['default-host', `https://${ids.apiId}.execute-api.${ids.region}.amazonaws.com/prod/orders`, 'yes'],
      ['custom-domain', 'https://api.example.com/v1/orders', 'yes'],
    ]);
  });
  it('show a capture of the default host inside a VPC', () => {
    const captured = snapshotOf(restAccount({ parts: networkParts() }));
    expect(
      find('default-host', inVpc, captured)?.preconditions.find(({ id }) => id === 'host-selects-stage'),
    ).toMatchObject({ holds: 'no', observed: "private DNS sends a public API's name to the endpoint" });
  });
  it('are none where the API cannot be read', () => {
    expect(at(inVpc, hide(snapshot, '/api/restApi').snapshot)).toEqual([]);
  });
});
