import type { DomainFacts } from '@gatescope/collector';
import { hidden, present } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { findDomainAt } from './find-domain.ts';

const signal = new AbortController().signal;
const nothing: DomainFacts = {
  domainNames: present([]),
  domainNamesV2: present([]),
  basePathMappings: {},
  apiMappings: {},
  routingRules: {},
};

const find = (facts: Partial<DomainFacts>) =>
  findDomainAt(
    { collectDomain: ({ region }) => Promise.resolve({ ...nothing, ...facts, accountId: '111122223333', region }) },
    { accountId: undefined, region: 'eu-central-1' },
    'api.example.com',
    signal,
  );

describe('findDomainAt', () => {
  it('reads mappings of both versions, each route once', async () => {
    const facts: Partial<DomainFacts> = {
      basePathMappings: {
        'api.example.com': present([{ basePath: '(none)', restApiId: 'rest000001', stage: 'prod' }]),
      },
      apiMappings: {
        'api.example.com': present([
          { ApiMappingKey: '', ApiId: 'rest000001', Stage: 'prod' },
          { ApiMappingKey: 'v2/orders', ApiId: 'http000001', Stage: '$default' },
        ]),
      },
    };
    const common = { accountId: '111122223333', region: 'eu-central-1', domainName: 'api.example.com' };
    expect(await find(facts)).toEqual([
      { ...common, basePath: '', apiId: 'rest000001', stage: 'prod' },
      { ...common, basePath: 'v2/orders', apiId: 'http000001', stage: '$default' },
    ]);
  });

  it('reads routing rules, of private names too', async () => {
    const routingRules: DomainFacts['routingRules'] = {
      'api.example.com+abcdef1234': present([
        {
          Conditions: [{ MatchBasePaths: { AnyOf: ['orders', 'baskets'] } }],
          Actions: [{ InvokeApi: { ApiId: 'rest000001', Stage: 'prod' } }],
        },
      ]),
    };
    expect(await find({ routingRules })).toMatchObject([
      { domainName: 'api.example.com', basePath: 'orders' },
      { domainName: 'api.example.com', basePath: 'baskets' },
    ]);
  });

  it('tells a domain without mappings from no domain', async () => {
    expect(await find({ basePathMappings: { 'api.example.com': present([]) } })).toEqual([]);
    expect(await find({})).toBeUndefined();
  });

  it('takes neither a refused list nor refused mappings for empty ones', async () => {
    const permission = { action: 'apigateway:GET', resource: 'arn:aws:apigateway:eu-central-1::/domainnames' };
    const refused = { code: 'access-denied', details: { permission } };
    await expect(find({ domainNames: hidden('denied', permission) })).rejects.toMatchObject(refused);
    await expect(find({ basePathMappings: { 'api.example.com': hidden('denied', permission) } })).rejects.toMatchObject(
      refused,
    );
  });
});
