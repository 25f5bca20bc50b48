import type { AccountParts, BasePathMapping } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, publicRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { customDomainMappingMissing } from './custom-domain-mapping-missing.ts';
import { customDomainMappingMissingExample as example } from './custom-domain-mapping-missing.example.ts';

testFailureMode(customDomainMappingMissing, example);

const to = (basePath: string, restApiId: string = ids.apiId): BasePathMapping => ({
  basePath,
  restApiId,
  stage: ids.stage,
});
const accountWith = (mappings: BasePathMapping[], parts: AccountParts = {}) => ({
  ...example.broken.account,
  basePathMappings: { 'api.example.com': mappings },
  ...parts,
});
const ask = (path: string, account: ReturnType<typeof accountWith>, headers = {}) =>
  diagnose(inputOf({ account, request: publicRequest({ url: `https://api.example.com${path}`, headers }) }));
const found = (...args: Parameters<typeof ask>): string[] => ask(...args).findings.map(({ id }) => id);

describe('custom-domain-mapping-missing', () => {
  it('is clear for a base path and found for one that only begins alike', () => {
    expect(found('/shop/orders', accountWith([to('shop')]))).toEqual([]);
    expect(found('/shopping', accountWith([to('shop')]))).toEqual(['custom-domain-mapping-missing']);
    expect(found('/Shop', accountWith([to('shop')]))).toEqual(['custom-domain-mapping-missing']);
  });
  it('offers the base path that exists', () => {
    const [fix] = ask('/orders', accountWith([to('shop')])).findings[0]?.fixes ?? [];
    expect(fix?.change).toMatchObject({ kind: 'request', url: 'https://api.example.com/shop/orders' });
  });
  it('lets the longest base path decide, mappings of several levels included', () => {
    const other = {
      apiMappings: { 'api.example.com': [{ ApiId: 'z9y8x7w6v5', ApiMappingKey: 'shop/orders', Stage: 'prod' }] },
    };
    expect(ask('/shop/orders', accountWith([to('shop')], other)).findings[0]?.summary).toContain('z9y8x7w6v5');
    const own = { apiMappings: { 'api.example.com': [{ ApiId: ids.apiId, ApiMappingKey: 'eu/shop', Stage: 'prod' }] } };
    expect(found('/eu/shop/orders', accountWith([], own))).toEqual([]);
  });
  it('asks for mappings of several levels before it speaks of a longer path', () => {
    const request = publicRequest({ url: 'https://api.example.com/eu/shop/orders' });
    const input = inputOf({ account: accountWith([]), request });
    const account = { ...input.snapshot.account, apiMappings: {} };
    const diagnosis = diagnose({ ...input, snapshot: { ...input.snapshot, account } });
    expect(diagnosis.findings).toEqual([]);
    expect(diagnosis.wanted).toContain('/account/apiMappings/api.example.com');
  });
  it('takes the stage from the path where a mapping names none', () => {
    expect(found('/shop/prod/orders', accountWith([{ basePath: 'shop', restApiId: ids.apiId }]))).toEqual([]);
    expect(found('/shop/orders', accountWith([{ basePath: 'shop', restApiId: ids.apiId }]))).toEqual([
      'stage-missing-in-url',
    ]);
  });
  it('follows routing rules in their own mode', () => {
    const domainNames = [
      {
        domainName: 'api.example.com',
        regionalDomainName: `d-a1b2c3d4e5.execute-api.${ids.region}.amazonaws.com`,
        routingMode: 'ROUTING_RULE_ONLY',
      },
    ];
    const rule = {
      Priority: 1,
      Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'x-version', ValueGlob: 'beta*' }] } }],
      Actions: [{ InvokeApi: { ApiId: ids.apiId, Stage: ids.stage } }],
    };
    const parts = { domainNames, routingRules: { 'api.example.com': [rule] } };
    expect(found('/orders', accountWith([to('(none)')], parts), { 'X-Version': 'beta-2' })).toEqual([]);
    expect(found('/orders', accountWith([to('(none)')], parts))).toEqual(['custom-domain-mapping-missing']);
    const thenMapping = {
      ...parts,
      domainNames: [
        { ...domainNames[0], domainName: 'api.example.com', routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING' },
      ],
    };
    expect(found('/orders', accountWith([to('(none)')], thenMapping))).toEqual([]);
  });
});
