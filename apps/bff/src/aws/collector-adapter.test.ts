import { CollectorError } from '@gatescope/collector';
import { hidden, present } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../http/problem-error.ts';
import { makeSnapshot } from '../testing/fakes.ts';
import { adaptCollector, type AwsDoor } from './collector-adapter.ts';

const signal = new AbortController().signal;
const now = (): Date => new Date('2025-01-02T03:04:05.000Z');

const summary = (region: string) => ({
  accountId: '111122223333',
  region,
  id: 'a1b2c3d4e5',
  name: 'orders',
  kind: 'REST' as const,
  endpointTypes: ['REGIONAL'],
  vpcEndpointIds: [],
  createdDate: undefined,
  description: undefined,
  hasPolicy: false,
  disableExecuteApiEndpoint: false,
  tags: {},
  readAt: undefined,
});

const makeAws = (overrides: Partial<AwsDoor> = {}): AwsDoor => ({
  identity: () =>
    Promise.resolve({ accountId: '111122223333', arn: 'arn:aws:iam::111122223333:role/console', userId: 'x' }),
  listApis: ({ region = '' } = {}) =>
    Promise.resolve([{ accountId: '111122223333', region, apis: present([summary(region)], `read-${region}`) }]),
  collect: () => Promise.resolve({ snapshot: makeSnapshot(), observations: [], calls: [] }),
  collectDomain: ({ region }) =>
    Promise.resolve({
      accountId: '111122223333',
      region,
      domainNames: present([]),
      domainNamesV2: present([]),
      basePathMappings: {},
      apiMappings: {},
      routingRules: {},
    }),
  timeline: () => Promise.resolve({ metrics: present([]), changes: present({ changes: [], isCutOff: false }) }),
  findLogGroup: () => Promise.resolve(present([])),
  async *searchLogGroup() {
    yield await Promise.resolve({ lines: [], calls: 1, through: undefined, bytesScanned: undefined, isCutOff: false });
  },
  ...overrides,
});

const adapt = (overrides: Partial<AwsDoor> = {}) =>
  adaptCollector(makeAws(overrides), [{ regions: ['eu-central-1', 'us-east-1'] }], now);

describe('the list of APIs', () => {
  it('has those of every Region, and the age of the oldest list', async () => {
    const { apis, problems, readAt } = await adapt().listApis({ fresh: false, signal });
    expect(apis.map(({ region }) => region)).toEqual(['eu-central-1', 'us-east-1']);
    expect(problems).toEqual([]);
    expect(readAt).toBe('read-eu-central-1');
  });

  it('says which Region does not answer, and still has the others', async () => {
    const listApis: AwsDoor['listApis'] = ({ region = '' } = {}) =>
      region === 'us-east-1'
        ? Promise.reject(
            new CollectorError('region-unreachable', 'Region us-east-1 did not answer: timeout. Check the route.'),
          )
        : makeAws().listApis({ region });
    const { apis, problems } = await adapt({ listApis }).listApis({ fresh: false, signal });
    expect(apis.map(({ region }) => region)).toEqual(['eu-central-1']);
    expect(problems).toMatchObject([
      {
        region: 'us-east-1',
        problem: {
          code: 'region-unreachable',
          detail: 'Region us-east-1 did not answer: timeout.',
          remedy: 'Check the route.',
        },
      },
    ]);
  });

  it('says which permission a refused list needs', async () => {
    const permission = { action: 'apigateway:GET', resource: 'arn:aws:apigateway:eu-central-1::/restapis' };
    const listApis: AwsDoor['listApis'] = ({ region = '' } = {}) =>
      Promise.resolve([{ accountId: '111122223333', region, apis: hidden('denied', permission, 'not authorized') }]);
    const { apis, problems } = await adapt({ listApis }).listApis({ region: 'eu-central-1', fresh: false, signal });
    expect(apis).toEqual([]);
    expect(problems).toMatchObject([{ accountId: '111122223333', problem: { code: 'access-denied', permission } }]);
  });

  it('refuses a Region that is not configured, and says which are', async () => {
    await expect(adapt().listApis({ region: 'sa-east-1', fresh: false, signal })).rejects.toMatchObject({
      code: 'region-not-configured',
      details: { available: ['eu-central-1', 'us-east-1'] },
    });
  });
});

describe('the words of a problem', () => {
  it('keep what AWS said with what happened, and the remedy by itself', async () => {
    const message =
      'No AWS credentials were found (Region eu-central-1). Give the host a role. AWS SDK: Could not load. Really.';
    const identity = () => Promise.reject(new CollectorError('no-credentials', message));
    expect(await adapt({ identity }).identities(signal)).toMatchObject([
      {
        problem: {
          detail: 'No AWS credentials were found (Region eu-central-1). AWS SDK: Could not load. Really.',
          remedy: 'Give the host a role.',
        },
      },
    ]);
  });
});

describe('a collection', () => {
  const options = { request: null, complaint: {}, wanted: [], previous: undefined, fresh: false, signal };

  it.each([
    ['no-credentials', 'no-credentials'],
    ['expired-credentials', 'credentials-expired'],
    ['invalid-credentials', 'no-credentials'],
    ['api-not-found', 'api-not-found'],
    ['region-unreachable', 'region-unreachable'],
    ['access-denied', 'access-denied'],
    ['aborted', 'timed-out'],
  ] as const)('that ends in %s is the problem %s', async (code, problem) => {
    const collect = () => Promise.reject(new CollectorError(code, 'It went wrong (x). Do this.'));
    const error: unknown = await adapt({ collect })
      .collect({ region: 'eu-central-1', apiId: 'a' }, options)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: problem, details: { detail: 'It went wrong (x).', remedy: 'Do this.' } });
  });

  it.each([
    ['another account', { accountId: '999988887777', region: 'eu-central-1' }, 'account-not-configured'],
    [
      'an account in the Region of another one',
      { accountId: '111122223333', region: 'us-east-1' },
      'account-not-configured',
    ],
    ['a Region of nobody', { accountId: '111122223333', region: 'eu-west-3' }, 'region-not-configured'],
  ])('asks AWS nothing about %s', async (_what, place, code) => {
    const asked: string[] = [];
    const targets = [
      { accountId: '111122223333', regions: ['eu-central-1'] },
      { accountId: '444455556666', roleArn: 'arn:aws:iam::444455556666:role/Reader', regions: ['us-east-1'] },
    ];
    const aws = makeAws({
      collect: (target) => {
        asked.push(target.region);
        return makeAws().collect(target);
      },
    });
    const options = { request: null, complaint: {}, wanted: [], previous: undefined, fresh: false, signal };
    const collected = adaptCollector(aws, targets, now).collect({ ...place, apiId: 'a1b2c3d4e5' }, options);
    await expect(collected).rejects.toMatchObject({ code });
    expect(asked).toEqual([]);
  });

  it('gives the collector back what it brought before', async () => {
    const seen: unknown[] = [];
    const first = { snapshot: makeSnapshot(), observations: [], calls: [] };
    const collect: AwsDoor['collect'] = (_target, asked) => {
      seen.push(asked?.previous);
      return Promise.resolve(first);
    };
    const port = adapt({ collect });
    const previous = await port.collect({ region: 'eu-central-1', apiId: 'a' }, options);
    await port.collect({ region: 'eu-central-1', apiId: 'a' }, { ...options, previous });
    expect(seen).toEqual([undefined, first]);
  });
});

describe('a custom domain', () => {
  const mapped = present([{ basePath: 'orders', restApiId: 'rest000001', stage: 'prod' }]);

  it('is found in whichever Region has it, also when another one fails', async () => {
    const collectDomain: AwsDoor['collectDomain'] = (place) =>
      place.region === 'us-east-1'
        ? Promise.reject(new CollectorError('region-unreachable', 'No answer. Check.'))
        : makeAws()
            .collectDomain(place)
            .then((facts) => ({ ...facts, basePathMappings: { [place.host]: mapped } }));
    expect(await adapt({ collectDomain }).findDomain('api.example.com', signal)).toMatchObject([
      { region: 'eu-central-1', apiId: 'rest000001' },
    ]);
  });

  it('is not said to be nowhere when a Region could not be asked', async () => {
    const collectDomain: AwsDoor['collectDomain'] = (place) =>
      place.region === 'us-east-1'
        ? Promise.reject(new CollectorError('region-unreachable', 'No answer. Check.'))
        : makeAws().collectDomain(place);
    await expect(adapt({ collectDomain }).findDomain('api.example.com', signal)).rejects.toMatchObject({
      code: 'region-unreachable',
    });
    expect(await adapt().findDomain('api.example.com', signal)).toBeUndefined();
  });
});

describe('identities', () => {
  it('say whose credentials these are, and from then on which account that is', async () => {
    const port = adapt();
    expect(port.accountIds).toEqual([]);
    expect(await port.identities(signal)).toMatchObject([
      { accountId: '111122223333', identity: { arn: 'arn:aws:iam::111122223333:role/console' } },
    ]);
    expect(port.accountIds).toEqual(['111122223333']);
  });

  it('say what is wrong with the credentials', async () => {
    const identity = () => Promise.reject(new CollectorError('expired-credentials', 'Expired. Sign in.'));
    expect(await adapt({ identity }).identities(signal)).toMatchObject([{ problem: { code: 'credentials-expired' } }]);
  });
});

describe('the identity of a role', () => {
  const roleArn = 'arn:aws:iam::444455556666:role/Reader';
  const targets = [{ accountId: '444455556666', roleArn, regions: ['eu-central-1'] }];

  it('is known when the lists of its account can be read', async () => {
    expect(await adaptCollector(makeAws(), targets, now).identities(signal)).toMatchObject([
      { accountId: '444455556666', identity: { arn: roleArn } },
    ]);
  });

  it('is a problem when the role may not be assumed', async () => {
    const listApis = () =>
      Promise.reject(
        new CollectorError('access-denied', 'The role could not be assumed: no. Let its trust policy name the host.'),
      );
    const [target] = await adaptCollector(makeAws({ listApis }), targets, now).identities(signal);
    expect(target).toMatchObject({ problem: { code: 'access-denied', remedy: 'Let its trust policy name the host.' } });
    expect(target?.identity).toBeUndefined();
  });
});

describe('the permissions', () => {
  it('come in parts that can be left out, and no statement stands in two', () => {
    const parts = adapt().permissionParts();
    expect(parts.filter(({ required }) => required).map(({ id }) => id)).toEqual(['base']);
    expect(parts.length).toBeGreaterThan(3);
    const sids = parts.flatMap(({ policy }) => policy.Statement.map((statement) => statement['Sid']));
    expect(new Set(sids).size).toBe(sids.length);
    expect(parts.every(({ policy }) => policy.Statement.length > 0)).toBe(true);
  });
});
