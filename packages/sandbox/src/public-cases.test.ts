import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isList } from './is-list.ts';
import { isJsonObject, type Json, type JsonObject, jsonText } from './json.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { without } from './services/without.ts';
import { httpReadBacks } from './testing/http-read-backs.ts';
import { logReadBacks } from './testing/log-read-backs.ts';
import { networkReadBacks } from './testing/network-read-backs.ts';
import { plain } from './testing/plain.ts';
import { readPublicCases } from './testing/public-cases.ts';
import type { ReadBack } from './testing/read-back.ts';
import { restReadBacks } from './testing/rest-read-backs.ts';
import { type Clients, makeClients } from './testing/sdk-clients.ts';
import { sharedReadBacks } from './testing/shared-read-backs.ts';
import { surroundingReadBacks } from './testing/surrounding-read-backs.ts';

const refusals = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'];
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: [] });
});

afterAll(() => sandbox.close());

describe.each(readPublicCases())('$name', ({ account }) => {
  const apiReadBacks = account['restApi'] === undefined ? httpReadBacks : restReadBacks;
  const readBacks = [...apiReadBacks, ...sharedReadBacks, ...networkReadBacks, ...surroundingReadBacks];
  const named = [...readBacks, ...logReadBacks].filter(({ part }) => account[part] !== undefined);
  const unnamed = readBacks.filter(({ part }) => account[part] === undefined);
  let clients: Clients;

  beforeAll(() => {
    sandbox.setAccounts([account]);
    clients = makeClients({ url: sandbox.url, region: jsonText(account['region']) });
  });

  test('comes back through the SDK as it is in the file', async () => {
    const given = await collect(named, async ({ read }) => plain(await read(clients, account)));
    expect(given).toEqual(await collect(named, (readBack) => Promise.resolve(expected(readBack, account))));
  });

  test('is empty, or cannot be read, where the file says nothing', async () => {
    const given = await collect(unnamed, ({ read }) => read(clients, account).then(plain, toRefusal));
    expect(given).toEqual(await collect(unnamed, ({ absent }) => Promise.resolve(absent)));
  });
});

async function collect(
  readBacks: readonly ReadBack[],
  read: (readBack: ReadBack) => Promise<unknown>,
): Promise<Readonly<Record<string, unknown>>> {
  const parts: [string, unknown][] = [];
  for (const readBack of readBacks) parts.push([readBack.part, await read(readBack)]);
  return Object.fromEntries(parts);
}

function expected({ part, withheld = [] }: ReadBack, account: JsonObject): Json | undefined {
  const value = account[part];
  if (withheld.length === 0 || value === undefined) return value;
  const cut = (record: Json | undefined) => (isJsonObject(record) ? without(record, ...withheld) : record);
  if (isList(value)) return value.flatMap((record) => cut(record) ?? []);
  return isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, record]) => [key, cut(record)]))
    : value;
}

function toRefusal(cause: unknown): unknown {
  if (cause instanceof Error && refusals.includes(cause.name)) return 'denied';
  throw cause;
}
