import { describe, expect, it } from 'vitest';
import { readInvokeUrl } from './read-invoke-url.ts';

const endpoint = 'https://vpce-0a1b2c3d4e5f60718-abcd1234.execute-api.eu-west-1.vpce.amazonaws.com';
const own = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';

describe('readInvokeUrl', () => {
  it('reads the default host, the stage and the path behind it', () => {
    expect(readInvokeUrl(`https://${own}/prod/orders/17?page=2`)).toMatchObject({
      by: 'default-host',
      hostKind: 'default',
      region: 'eu-west-1',
      apiId: 'a1b2c3d4e5',
      stage: 'prod',
      path: '/orders/17',
      inferred: ['"prod" is the stage if the API has one of that name'],
    });
  });

  it('knows no stage where the URL has none', () => {
    expect(readInvokeUrl(`https://${own}`)).toMatchObject({ path: '/', inferred: [] });
    expect(readInvokeUrl(`https://${own}/`)).not.toHaveProperty('stage');
  });

  it('reads the host of an association with its endpoint', () => {
    const url = 'https://a1b2c3d4e5-vpce-0a1b2c3d4e5f60718.execute-api.eu-west-1.amazonaws.com/prod/x';
    expect(readInvokeUrl(url)).toMatchObject({
      by: 'alias-host',
      apiId: 'a1b2c3d4e5',
      vpceId: 'vpce-0a1b2c3d4e5f60718',
    });
  });

  it('names no API behind an endpoint until a header does', () => {
    const bare = readInvokeUrl(`${endpoint}/prod/x`);
    expect(bare).toMatchObject({
      hostKind: 'endpoint',
      vpceId: 'vpce-0a1b2c3d4e5f60718',
      region: 'eu-west-1',
      path: '/prod/x',
    });
    expect(bare).not.toHaveProperty('apiId');
    expect(readInvokeUrl(`${endpoint}/prod/x`, { Host: own })).toMatchObject({
      by: 'host-header',
      apiId: 'a1b2c3d4e5',
      stage: 'prod',
      path: '/x',
    });
    expect(readInvokeUrl(`${endpoint}/prod/x`, { 'X-Apigw-Api-Id': 'a1b2c3d4e5' })).toMatchObject({
      by: 'api-id-header',
      apiId: 'a1b2c3d4e5',
      region: 'eu-west-1',
      stage: 'prod',
    });
    expect(readInvokeUrl(`${endpoint}/x`, { host: 'api.example.com' })).toMatchObject({
      by: 'host-header',
      domain: 'api.example.com',
    });
  });

  it('leaves the whole path to an own domain name', () => {
    const read = readInvokeUrl('https://api.example.com/orders/v1');
    expect(read).toMatchObject({ by: 'domain', domain: 'api.example.com', path: '/orders/v1' });
    expect(read).not.toHaveProperty('stage');
  });

  it('lets the headers of the default host not change the API', () => {
    expect(
      readInvokeUrl(`https://${own}/prod`, { host: 'b1b2c3d4e5.execute-api.eu-west-1.amazonaws.com' }),
    ).toMatchObject({ apiId: 'a1b2c3d4e5' });
  });

  it.each(['', 'not a url', 'ftp://x/y', 'https://', `https://${'a'.repeat(400)}/`])('is undefined for %j', (text) => {
    expect(readInvokeUrl(text)).toBeUndefined();
  });
});
