import { invokeUrlVariantSchema } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ids } from '../testing/build-account.ts';
import { httpAccount, webSocketAccount } from '../testing/build-http-account.ts';
import { snapshotOf } from '../testing/snapshot-of.ts';
import { invokeUrls } from './invoke-urls.ts';

const host = `${ids.apiId}.execute-api.${ids.region}.amazonaws.com`;
const target = `d-0123456789.execute-api.${ids.region}.amazonaws.com`;
const domainParts = (stage: string, key: string) => ({
  domainNames: [
    {
      DomainName: 'api.example.com',
      DomainNameConfigurations: [{ ApiGatewayDomainName: target, DomainNameStatus: 'AVAILABLE' }],
    },
  ],
  apiMappings: { 'api.example.com': [{ ApiId: ids.apiId, ApiMappingId: 'map001', ApiMappingKey: key, Stage: stage }] },
  dnsRecords: [{ Name: 'api.example.com.', Type: 'A', AliasTarget: { DNSName: `${target}.` } }],
});
const list = (account: Parameters<typeof snapshotOf>[0], stage: string, path = '/') =>
  invokeUrls({ snapshot: snapshotOf(account), stage, path, from: { from: 'public-internet' } });

describe('URLs of a WebSocket API', () => {
  const variants = list(webSocketAccount({ parts: domainParts('prod', '') }), 'prod');

  it('are the handshake and @connections, by default host and by domain', () => {
    expect(variants.map(({ form, url, works }) => [form, url, works])).toEqual([
      ['default-host', `wss://${host}/prod`, 'yes'],
      ['custom-domain', 'wss://api.example.com', 'yes'],
      ['connections-default-host', `https://${host}/prod/@connections/{connectionId}`, 'yes'],
      ['connections-custom-domain', 'https://api.example.com/@connections/{connectionId}', 'yes'],
    ]);
  });

  it('fit the contract', () => {
    for (const variant of variants) expect(invokeUrlVariantSchema.parse(variant)).toEqual(variant);
  });

  it.each([
    [{ StageName: 'prod', DeploymentId: 'dep001' }, 'yes', 'dep001'],
    [{ StageName: 'prod', AutoDeploy: true }, 'yes', 'deploys by itself'],
    [{ StageName: 'prod' }, 'unknown', 'no deployment is named'],
    [{ StageName: 'other' }, 'no', 'no such stage'],
  ] as const)('need a stage that runs something: %j', (stage, holds, observed) => {
    const [variant] = list(webSocketAccount({ parts: { stages: [stage] } }), 'prod');
    expect(variant?.preconditions[0]).toMatchObject({ id: 'stage-deployed', holds, observed });
  });

  it('are opened by a socket client, and posted to with a signature', () => {
    expect(variants[0]?.curl).toBe(`npx wscat -c wss://${host}/prod`);
    expect(variants[2]?.curl).toContain('--aws-sigv4');
    expect(variants[2]?.curl).toContain('-X POST');
  });

  it('leave @connections to backends', () => {
    expect(variants.map(({ browser }) => browser.usable)).toEqual(['yes', 'yes', 'no', 'no']);
  });

  it('do not work where the default endpoint is disabled', () => {
    const disabled = list(webSocketAccount({ api: { DisableExecuteApiEndpoint: true } }), 'prod');
    expect(disabled.map(({ works }) => works)).toEqual(['no', 'no']);
  });
});

describe('URLs of an HTTP API', () => {
  it('leave the default stage out', () => {
    expect(list(httpAccount(), '$default', '/orders').map(({ url }) => url)).toEqual([`https://${host}/orders`]);
  });

  it('name other stages, and the key of a mapping', () => {
    const account = httpAccount({ stage: { StageName: 'dev' }, parts: domainParts('dev', 'v1/shop') });
    expect(list(account, 'dev', '/orders').map(({ url }) => url)).toEqual([
      `https://${host}/dev/orders`,
      'https://api.example.com/v1/shop/orders',
    ]);
  });
});
