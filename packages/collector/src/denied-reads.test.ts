import { accountFactsSchema, type Fact, httpApiFactsSchema, parsePointer, restApiFactsSchema } from '@gatescope/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, sandboxCredentials, startSandbox } from '@gatescope/sandbox';
import { reads } from './reads.gen.ts';
import type { Collected } from './collected.ts';
import { createCollector } from './collector.ts';
import type { ReadDeclaration } from './read.ts';
import { exampleAccount, exampleRegion, httpApiId, restApiId } from './testing/example-account.ts';
import { accountWanted, exampleComplaint, exampleRequest, httpWanted, restWanted } from './testing/example-request.ts';

let sandbox: Sandbox;
let healthy: readonly Collected[];

const collectAll = async (): Promise<readonly Collected[]> => {
  // Many times AWS's quotas: what is tested here is not how long it takes.
  const collector = createCollector({ regions: [exampleRegion], credentials: sandboxCredentials, quotaShare: 20 });
  const request = { ...exampleRequest, url: 'https://private.example.com/v1/orders' };
  const collected = [
    await collector.collect(
      { region: exampleRegion, apiId: restApiId },
      { request, complaint: exampleComplaint, wanted: [...accountWanted, ...restWanted] },
    ),
    await collector.collect({ region: exampleRegion, apiId: httpApiId }, { wanted: httpWanted }),
  ];
  collector.close();
  return collected;
};

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: [exampleAccount] });
  process.env['AWS_ENDPOINT_URL'] = sandbox.url;
  healthy = await collectAll();
});

afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL'];
  await sandbox.close();
});

/** All facts of a snapshot by pointer, without the times at which they were read. */
const factsOf = ({ snapshot }: Collected): Map<string, Fact<unknown>> => {
  const found = new Map<string, Fact<unknown>>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('state' in value) found.set(path, value as Fact<unknown>);
    else for (const [name, entry] of Object.entries(value)) walk(entry, `${path}/${name.replaceAll('/', '~1')}`);
  };
  walk({ api: snapshot.api, account: snapshot.account }, '');
  return found;
};

const matchesFills = (pointer: string, fills: string): boolean => {
  const pattern = fills.split('/');
  const tokens = pointer.split('/');
  return (
    pattern.length === tokens.length && pattern.every((part, index) => part.startsWith('{') || part === tokens[index])
  );
};

// The sandbox knows no groups, so nothing of theirs is ever asked; the list of APIs is asked by listApis.
// What is read for a search only, a collection never asks.
const isOutOfReach = ({ id, fills }: ReadDeclaration): boolean =>
  /group-polic/.test(id) || fills === '/apis' || fills.startsWith('search:');

const deniable = reads.filter((read) => !isOutOfReach(read) && read.id !== 'sts/get-caller-identity');

describe('a healthy collection', () => {
  it('makes every read', () => {
    const made = new Set(healthy.flatMap(({ calls }) => calls.map(({ read }) => read)));
    const missing = reads.filter((read) => !isOutOfReach(read) && !made.has(read.id)).map(({ id }) => id);
    expect(missing).toEqual([]);
  });

  it('is refused nothing', () => {
    const ended = healthy.flatMap(({ calls }) => calls.map(({ read, outcome }) => `${read} ${outcome}`));
    expect(ended.filter((end) => /denied|failed|throttled/.test(end))).toEqual([]);
  });
});

describe.each(deniable)('$id denied', ({ operation, permission, fills, service }) => {
  const resource = permission.resource.replace('{partition}', 'aws').replaceAll(/\{\w+\}/g, '*');
  const deny = async (): Promise<readonly Collected[]> => {
    sandbox.setFaults([{ kind: 'deny', operation, action: permission.action, resource }]);
    try {
      return await collectAll();
    } finally {
      sandbox.setFaults([]);
    }
  };

  it('is hidden with the permission that would reveal it, and nothing else becomes known', async () => {
    const denied = await deny();
    const refused = denied.flatMap(({ calls }) => calls).filter(({ outcome }) => outcome === 'denied');
    expect(refused.some((call) => call.operation === operation && call.service === service)).toBe(true);
    if (fills.startsWith('observation:')) {
      const kind = fills.slice('observation:'.length);
      expect(denied.flatMap(({ observations }) => observations).filter((seen) => seen.kind === kind)).toEqual([]);
      return;
    }
    const hiddenFacts = denied.flatMap((each) =>
      [...factsOf(each)].filter(([pointer, fact]) => matchesFills(pointer, fills) && fact.state === 'hidden'),
    );
    expect(hiddenFacts.length).toBeGreaterThan(0);
    expect(hiddenFacts.map(([, fact]) => fact)).toContainEqual(
      expect.objectContaining({ cause: 'denied', permission: expect.objectContaining({ action: permission.action }) }),
    );
    for (const [index, each] of denied.entries()) expectNothingInvented(each, healthy[index]);
  });
});

/** Every fact that is still known says what it said before; a fact that was known may only have become hidden. */
const expectNothingInvented = (denied: Collected, before: Collected | undefined): void => {
  if (before === undefined) throw new Error('nothing to compare with');
  const known = factsOf(before);
  for (const [pointer, fact] of factsOf(denied)) {
    if (fact.state === 'hidden') continue;
    const was = known.get(pointer);
    expect(valueOf(fact), pointer).toEqual(valueOf(was));
  }
};

const valueOf = (fact: Fact<unknown> | undefined): unknown => (fact?.state === 'present' ? fact.value : fact?.state);

describe('the reads', () => {
  it('fill facts that a snapshot has', () => {
    const shapes: Record<string, object> = {
      account: accountFactsSchema.shape,
      api: { ...restApiFactsSchema.shape, ...httpApiFactsSchema.shape },
    };
    const unknown = reads
      .filter(({ fills }) => /^\/(account|api)\//.test(fills))
      .filter(({ fills }) => {
        const [area = '', name = ''] = parsePointer(fills);
        return !(name in (shapes[area] ?? {}));
      });
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  it('fill every fact that a snapshot has', () => {
    const filled = new Set(reads.map(({ fills }) => parsePointer(fills).slice(0, 2).join('/')));
    const names = [
      ...Object.keys(accountFactsSchema.shape).map((name) => `account/${name}`),
      ...Object.keys({ ...restApiFactsSchema.shape, ...httpApiFactsSchema.shape })
        .filter((name) => name !== 'kind')
        .map((name) => `api/${name}`),
    ];
    expect(names.filter((name) => !filled.has(name))).toEqual([]);
  });

  it('refer to one another by ids that exist', () => {
    const ids = new Set(reads.map(({ id }) => id));
    expect(reads.flatMap(({ after }) => after).filter((id) => !ids.has(id))).toEqual([]);
  });
});
