import { hidden, present, type AccountFacts } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { makeSnapshot } from '../testing/fakes.ts';
import type { AwsDoor } from './collector-adapter.ts';
import { findDomainAt } from './find-domain.ts';

const signal = new AbortController().signal;
const place = { accountId: undefined, region: 'eu-central-1' };

const makeDoor = (
  account: Partial<AccountFacts>,
  asked: (readonly string[])[] = [],
): Pick<AwsDoor, 'listApis' | 'collect'> => ({
  listApis: () =>
    Promise.resolve([
      {
        accountId: '111122223333',
        region: 'eu-central-1',
        apis: present([
          {
            accountId: '111122223333',
            region: 'eu-central-1',
            id: 'a1b2c3d4e5',
            name: '',
            kind: 'REST',
            endpointTypes: [],
            vpcEndpointIds: [],
            createdDate: undefined,
            description: undefined,
            hasPolicy: false,
            disableExecuteApiEndpoint: false,
            tags: {},
            readAt: undefined,
          },
        ]),
      },
    ]),
  collect: (_target, options) => {
    asked.push(options?.wanted ?? []);
    const snapshot = makeSnapshot();
    return Promise.resolve({
      snapshot: { ...snapshot, account: { ...snapshot.account, ...account } },
      observations: [],
      calls: [],
    });
  },
});

const find = (account: Partial<AccountFacts>, host: string, asked?: (readonly string[])[]) =>
  findDomainAt(makeDoor(account, asked), place, host, signal);

describe('findDomainAt', () => {
  it('reads mappings of both versions, each route once', async () => {
    const asked: (readonly string[])[] = [];
    const account: Partial<AccountFacts> = {
      domainNames: present([{ domainName: 'api.example.com' }]),
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
    expect(await find(account, 'api.example.com', asked)).toMatchObject([
      { accountId: '111122223333', region: 'eu-central-1', basePath: '', apiId: 'rest000001', stage: 'prod' },
      { basePath: 'v2/orders', apiId: 'http000001', stage: '$default' },
    ]);
    expect(asked[1]).toEqual(['/account/basePathMappings/api.example.com', '/account/apiMappings/api.example.com']);
  });

  it('knows wildcards of one label, and the names that DNS points to', async () => {
    const account: Partial<AccountFacts> = {
      domainNames: present([
        { domainName: '*.example.com', regionalDomainName: 'd-abc123.execute-api.eu-central-1.amazonaws.com' },
      ]),
      basePathMappings: { '*.example.com': present([{ restApiId: 'rest000001' }]) },
    };
    expect(await find(account, 'shop.example.com')).toHaveLength(1);
    expect(await find(account, 'd-abc123.execute-api.eu-central-1.amazonaws.com')).toHaveLength(1);
    expect(await find(account, 'a.b.example.com')).toBeUndefined();
    expect(await find(account, 'example.com')).toBeUndefined();
  });

  it('knows private names by their id, and routing rules', async () => {
    const account: Partial<AccountFacts> = {
      domainNames: present([
        { domainName: 'in.example.com', domainNameId: 'abcdef1234', routingMode: 'ROUTING_RULE_ONLY' },
      ]),
      routingRules: {
        'in.example.com+abcdef1234': present([
          {
            Conditions: [{ MatchBasePaths: { AnyOf: ['orders', 'baskets'] } }],
            Actions: [{ InvokeApi: { ApiId: 'rest000001', Stage: 'prod' } }],
          },
        ]),
      },
    };
    expect((await find(account, 'in.example.com'))?.map(({ basePath }) => basePath)).toEqual(['orders', 'baskets']);
  });

  it('knows names that only the newer version lists', async () => {
    const account: Partial<AccountFacts> = {
      domainNames: present([]),
      domainNamesV2: present([{ DomainName: 'ws.example.com' }]),
      apiMappings: { 'ws.example.com': present([{ ApiMappingKey: 'live', ApiId: 'socket0001', Stage: 'prod' }]) },
    };
    expect(await find(account, 'ws.example.com')).toMatchObject([
      { basePath: 'live', apiId: 'socket0001', stage: 'prod' },
    ]);
  });

  it('tells a domain without mappings from no domain', async () => {
    expect(await find({ domainNames: present([{ domainName: 'api.example.com' }]) }, 'api.example.com')).toEqual([]);
    expect(await find({ domainNames: present([]) }, 'api.example.com')).toBeUndefined();
  });

  it('does not take a refused list for an empty one', async () => {
    const permission = { action: 'apigateway:GET', resource: 'arn:aws:apigateway:eu-central-1::/domainnames' };
    await expect(find({ domainNames: hidden('denied', permission) }, 'api.example.com')).rejects.toMatchObject({
      code: 'access-denied',
      details: { permission },
    });
  });
});
