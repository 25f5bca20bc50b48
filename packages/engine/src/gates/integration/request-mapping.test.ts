import type { Integration } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import type { GateContext } from '../gate.ts';
import type { IntegrationCase } from './integration-case.ts';
import { requestMappings } from './request-mapping.ts';

const caseOf = (requestParameters: Record<string, string>): IntegrationCase =>
  ({
    context: {
      request: { headers: { 'x-tenant': 'acme' } },
      journey: {
        arrival: { path: '/orders/17' },
        route: { parameters: { id: '17' } },
        view: { variables: { host: 'stock.example.com' } },
      },
    } as unknown as GateContext, // only what a mapping reads
    running: { integration: { requestParameters } as Integration },
  }) as IntegrationCase;

const valueOf = (key: string, source: string): string | undefined =>
  requestMappings(caseOf({ [key]: source }))[0]?.value;

describe('what an integration maps', () => {
  it.each([
    ["'stock'", 'stock'],
    ['stageVariables.host', 'stock.example.com'],
    ['stageVariables.none', undefined],
    ['method.request.header.X-Tenant', 'acme'],
    ['method.request.path.id', '17'],
    ['method.request.querystring.q', undefined],
    ["'<masked>'", undefined],
  ])('in a REST API’s words %s is %s', (source, value) => {
    expect(valueOf('integration.request.header.X-To', source)).toBe(value);
  });

  it.each([
    ['stock', 'stock'],
    ['$stageVariables.host', 'stock.example.com'],
    ['$request.header.x-tenant', 'acme'],
    ['$request.path', '/orders/17'],
    ['$request.path.id', '17'],
    ['/v1${request.path}/${request.path.id}', '/v1/orders/17/17'],
    ['/v1/${request.header.none}', undefined],
    ['$context.requestId', undefined],
    ['<masked>', undefined],
  ])('in an HTTP API’s words %s is %s', (source, value) => {
    expect(valueOf('overwrite:header.x-to', source)).toBe(value);
  });

  it('tells headers, path parameters and the path apart, and what is done to them', () => {
    const all = requestMappings(
      caseOf({
        'integration.request.header.Host': "'a'",
        'integration.request.path.proxy': "'b'",
        'integration.request.querystring.q': "'c'",
        'append:header.X-One': 'd',
        'remove:header.x-two': "''",
        'overwrite:path': '/e',
        'overwrite:querystring.q': 'f',
      }),
    );
    expect(all).toEqual([
      { action: 'set', place: 'header', name: 'host', value: 'a' },
      { action: 'set', place: 'path-parameter', name: 'proxy', value: 'b' },
      { action: 'append', place: 'header', name: 'x-one', value: 'd' },
      { action: 'remove', place: 'header', name: 'x-two', value: '' },
      { action: 'set', place: 'path', name: '', value: '/e' },
    ]);
  });
});
