import { describe, expect, it } from 'vitest';
import {
  handshake,
  httpAccount,
  httpRequest,
  httpUrl,
  route,
  socketUrl,
  webSocketAccount,
} from '../../testing/build-http-account.ts';
import { ids } from '../../testing/build-account.ts';
import { hide } from '../../testing/test-failure-mode.ts';
import { runTo } from '../names/run-to.ts';

type Account = Parameters<typeof runTo>[1];

const said = (account: Account, url: string, overrides: Record<string, unknown> = {}): string => {
  const { result } = runTo('host', account, httpRequest({ url, ...overrides }));
  return [result.outcome, result.reason].filter(Boolean).join(' ');
};
const arrivalOf = (account: Account, url: string) => runTo('host', account, httpRequest({ url })).journey.arrival;
const named = (StageName: string) => httpAccount({ stage: { StageName } });
const both = httpAccount({
  parts: {
    stages: [
      { StageName: '$default', AutoDeploy: true },
      { StageName: 'dev', AutoDeploy: true },
    ],
  },
});
const hosted = 'api.example.com';
const domain = (mappings: ReturnType<typeof mapping>[], StageName = '$default'): Account =>
  httpAccount({
    stage: { StageName },
    parts: {
      domainNames: [
        {
          DomainName: hosted,
          DomainNameConfigurations: [{ EndpointType: 'REGIONAL', DomainNameStatus: 'AVAILABLE' }],
        },
      ],
      apiMappings: { [hosted]: mappings },
    },
  });
const mapping = (ApiMappingKey: string, Stage = '$default') => ({ ApiId: ids.apiId, ApiMappingKey, Stage });

describe('the host gate of HTTP APIs', () => {
  it('serves everything from $default, and a stage that the path names from that', () => {
    expect(arrivalOf(both, httpUrl('/orders'))).toMatchObject({ stageName: '$default', path: '/orders' });
    expect(arrivalOf(both, httpUrl('/dev/orders'))).toMatchObject({ stageName: 'dev', path: '/orders' });
    expect(arrivalOf(both, httpUrl('/$default/orders'))).toMatchObject({
      stageName: '$default',
      path: '/$default/orders',
    });
    expect(arrivalOf(both, httpUrl('/DEV/orders'))).toMatchObject({ stageName: '$default' });
  });

  it('tells that a named stage reaches the backend as part of the path', () => {
    expect(arrivalOf(named('dev'), httpUrl('/dev/orders'))?.prefix).toEqual({
      text: 'dev',
      from: 'stage',
      reachesBackend: true,
    });
    expect(arrivalOf(httpAccount(), httpUrl('/orders'))?.prefix?.text).toBe('');
  });

  it.each([
    ['no stage in the path', named('dev'), httpUrl('/orders'), 'stopped stage-missing'],
    ['the root', named('dev'), httpUrl('/'), 'stopped stage-missing'],
    ['the stage', named('dev'), httpUrl('/dev/orders'), 'passed'],
    ['the stage twice', named('dev'), httpUrl('/dev/dev/orders'), 'stopped stage-duplicated'],
    [
      'the default host turned off',
      httpAccount({ api: { DisableExecuteApiEndpoint: true } }),
      httpUrl(),
      'stopped default-endpoint-disabled',
    ],
    ['an empty mapping', domain([mapping('')]), `https://${hosted}/orders`, 'passed'],
    ['a mapping of two levels', domain([mapping('v1/shop')]), `https://${hosted}/v1/shop/orders`, 'passed'],
    ['no mapping for the path', domain([mapping('v2')]), `https://${hosted}/orders`, 'stopped mapping-missing'],
    [
      'a mapping to a stage that is gone',
      domain([mapping('', 'old')]),
      `https://${hosted}/orders`,
      'stopped mapping-missing',
    ],
    [
      'the stage behind its own mapping',
      domain([mapping('', 'prod')], 'prod'),
      `https://${hosted}/prod/orders`,
      'stopped stage-duplicated',
    ],
  ])('judges %s', (_, account, url, expected) => {
    expect(said(account, url)).toBe(expected);
  });

  it('takes a route that bears the name of the stage for a route', () => {
    const account = httpAccount({ stage: { StageName: 'dev' }, routes: [route('GET /dev/orders')] });
    expect(said(account, httpUrl('/dev/dev/orders'))).toBe('passed');
    expect(said(account, httpUrl('/dev/orders'))).toBe('stopped stage-duplicated');
  });

  it('is unknown where the stages may not be read', () => {
    const { result } = runTo('host', httpAccount(), httpRequest(), {
      change: (input) => ({ ...input, snapshot: hide(input.snapshot, '/api/stages').snapshot }),
    });
    expect(result.outcome).toBe('unknown');
    expect(result.missing.map(({ pointer }) => pointer)).toContain('/api/stages');
  });
});

describe('the host gate of WebSocket APIs', () => {
  it.each([
    [socketUrl(), 'passed'],
    [`${socketUrl()}?token=abc`, 'passed'],
    [socketUrl(''), 'stopped stage-missing'],
    [socketUrl('dev'), 'stopped stage-missing'],
    [httpUrl('/prod/@connections/abc'), 'passed'],
    [httpUrl('/@connections/abc'), 'stopped stage-missing'],
    [httpUrl('/prod/prod/@connections/abc'), 'stopped stage-duplicated'],
  ])('%s: %s', (url, expected) => {
    expect(said(webSocketAccount(), url, handshake({ url }))).toBe(expected);
  });
});
