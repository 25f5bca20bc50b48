import { describe, expect, it } from 'vitest';
import type { ApiSummary } from '@gatescope/shared';
import type { DomainRoute } from '../ports.ts';
import type { Called } from './name-by-syntax.ts';
import { resolveUrl } from './resolve-url.ts';

const signal = new AbortController().signal;

const route = (basePath: string, apiId: string, stage?: string): DomainRoute => ({
  accountId: '111122223333',
  region: 'eu-central-1',
  domainName: 'api.example.com',
  basePath,
  apiId,
  ...(stage === undefined ? {} : { stage }),
});

const api = (id: string, endpointType: string): ApiSummary => ({
  accountId: '111122223333',
  region: 'eu-central-1',
  id,
  name: id,
  kind: 'REST',
  endpointTypes: [endpointType],
});

const resolve = (called: Called, routes?: readonly DomainRoute[], apis: readonly ApiSummary[] = []) =>
  resolveUrl(
    called,
    {
      findDomain: (name) => Promise.resolve(name === 'api.example.com' ? routes : undefined),
      listApis: () => Promise.resolve({ apis, problems: [], readAt: '' }),
      regions: ['eu-central-1'],
    },
    signal,
  );

const own = 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com';
const endpoint = 'https://vpce-0123456789abcdef0-abcdefgh.execute-api.eu-central-1.vpce.amazonaws.com/prod/pets';

describe('resolveUrl', () => {
  it.each([
    [
      'the default host',
      { url: `https://${own}/prod/pets/1` },
      { apiId: 'a1b2c3d4e5', stage: 'prod', path: '/pets/1', by: 'default-host' },
    ],
    ['the default host without a scheme', { url: `${own}/prod` }, { apiId: 'a1b2c3d4e5', stage: 'prod', path: '/' }],
    ['the default host of a WebSocket API', { url: `wss://${own}/live` }, { apiId: 'a1b2c3d4e5', stage: 'live' }],
    [
      'the default host in China',
      { url: 'https://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn/prod/' },
      { region: 'cn-north-1' },
    ],
    [
      'the alias host',
      { url: 'https://a1b2c3d4e5-vpce-0123456789abcdef0.execute-api.eu-central-1.amazonaws.com/prod/' },
      { apiId: 'a1b2c3d4e5', by: 'alias-host', vpceId: 'vpce-0123456789abcdef0' },
    ],
    [
      'the endpoint host with Host',
      { url: endpoint, headers: { Host: own } },
      { apiId: 'a1b2c3d4e5', by: 'host-header', stage: 'prod' },
    ],
    [
      'the endpoint host with x-apigw-api-id',
      { url: endpoint, headers: { 'X-Apigw-Api-Id': 'zyxwv98765' } },
      { apiId: 'zyxwv98765', region: 'eu-central-1', by: 'api-id-header' },
    ],
    [
      'a load balancer with Host',
      { url: 'https://internal-x-1.elb.eu-central-1.amazonaws.com/prod', headers: { host: own } },
      { apiId: 'a1b2c3d4e5' },
    ],
    [
      'a CDN whose origin is known',
      { url: 'https://www.example.com/prod', hostReceivedByApiGateway: own },
      { apiId: 'a1b2c3d4e5', by: 'host-header' },
    ],
  ])('knows %s', async (_what, called, expected) => {
    expect(await resolve(called)).toMatchObject(expected);
  });

  it('takes the longest base path of a custom domain', async () => {
    const routes = [
      route('', 'rootroot01'),
      route('orders', 'orders0001', 'prod'),
      route('orders/v2', 'orders0002', 'live'),
    ];
    const of = (path: string) => resolve({ url: `https://api.example.com${path}` }, routes);
    expect(await of('/orders/v2/7')).toMatchObject({
      accountId: '111122223333',
      apiId: 'orders0002',
      stage: 'live',
      path: '/7',
      by: 'custom-domain',
    });
    expect(await of('/orders')).toMatchObject({ apiId: 'orders0001', path: '/' });
    expect(await of('/ordersxyz')).toMatchObject({ apiId: 'rootroot01', path: '/ordersxyz' });
  });

  it('takes the only API of a custom domain even where no base path matches', async () => {
    expect(await resolve({ url: 'https://api.example.com/other' }, [route('orders', 'orders0001')])).toMatchObject({
      apiId: 'orders0001',
      path: '/other',
    });
  });

  it('says that a custom domain has no mapping', async () => {
    await expect(resolve({ url: 'https://api.example.com/' }, [])).rejects.toMatchObject({
      code: 'url-not-an-invoke-url',
      message: expect.stringContaining('has no mapping') as string,
    });
  });

  it('takes the only private API behind an endpoint, and none of several', async () => {
    const others = [api('regional01', 'REGIONAL'), api('private001', 'PRIVATE')];
    expect(await resolve({ url: endpoint }, undefined, others)).toMatchObject({
      apiId: 'private001',
      by: 'only-api',
      stage: 'prod',
    });
    await expect(
      resolve({ url: endpoint }, undefined, [...others, api('private002', 'PRIVATE')]),
    ).rejects.toMatchObject({
      code: 'url-not-an-invoke-url',
    });
  });

  it('takes the only API for a custom domain without mappings', async () => {
    expect(await resolve({ url: 'https://api.example.com/' }, [], [api('regional01', 'REGIONAL')])).toMatchObject({
      apiId: 'regional01',
      by: 'only-api',
    });
  });

  it('does not choose between several APIs', async () => {
    const routes = [route('orders', 'orders0001'), route('users', 'users00001')];
    await expect(resolve({ url: 'https://api.example.com/other' }, routes)).rejects.toMatchObject({
      code: 'url-not-an-invoke-url',
      details: { available: ['/orders', '/users'] },
    });
  });

  it.each([
    ['an endpoint host alone', endpoint, 'names none'],
    ['a load balancer', 'https://x-1.elb.eu-central-1.amazonaws.com/', 'load balancer'],
    ['a distribution', 'https://d111111abcdef8.cloudfront.net/', 'CloudFront'],
    ['an address', 'https://10.0.0.7/prod', 'is an address'],
    ['some other name', 'https://www.example.org/', 'no invoke host'],
    ['no URL', 'not a url at all', 'is not a URL'],
    ['a file', 'file:///etc/passwd', 'is not a URL'],
    ['nothing', '', 'is not a URL'],
  ])('says why %s names no API, and what to do', async (_what, url, words) => {
    await expect(resolve({ url })).rejects.toMatchObject({
      code: 'url-not-an-invoke-url',
      message: expect.stringContaining(words) as string,
      details: { remedy: expect.stringContaining('name the API yourself') as string },
    });
  });
});
