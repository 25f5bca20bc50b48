import type { AccountFile } from './account-file.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { apiSections, type Section, wideSections } from './account-sections.ts';

/** A file that is no account file, with the field at fault and what to do about it. */
export class AccountFileError extends Error {
  constructor(source: string, field: string, problem: string) {
    super(`${source}: ${field} ${problem}`);
    this.name = 'AccountFileError';
  }
}

/**
 * Reads the accounts out of parsed JSON: an account, a case (with its account under `account`), `{ "accounts": [...] }`,
 * or a list of any of these. `source` names the file in messages.
 */
export function readAccountFiles(json: unknown, source: string): readonly AccountFile[] {
  if (Array.isArray(json))
    return json.flatMap((entry: unknown, index) => readAccountFiles(entry, `${source}[${String(index)}]`));
  if (!isJsonObject(json)) {
    throw new AccountFileError(
      source,
      'the document',
      'is no JSON object. Give an account, a case or a list of accounts.',
    );
  }
  if (json['accounts'] !== undefined) return readAccountFiles(json['accounts'], source);
  const { account } = json;
  if (account === undefined) return [checkAccount(json, source)];
  if (!isJsonObject(account))
    throw new AccountFileError(source, 'account', 'is no object. A case holds its account there.');
  return [checkAccount(withCaseTime(account, json), source)];
}

/** Fields of the account file that the sandbox does not know and therefore does not serve. */
export function listUnknownParts(file: AccountFile): readonly string[] {
  const known = new Set(['accountId', 'region', 'apis', ...Object.keys(apiSections), ...Object.keys(wideSections)]);
  return Object.keys(file).filter((part) => !known.has(part));
}

// The reply of a case carries the date on which it was seen.
function withCaseTime(account: JsonObject, caseFile: JsonObject): JsonObject {
  if (account['observedAt'] !== undefined || !isJsonObject(caseFile['symptom'])) return account;
  const { headers } = caseFile['symptom'];
  if (!isJsonObject(headers)) return account;
  const date = Object.entries(headers).find(([name]) => name.toLowerCase() === 'date')?.[1];
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? account : { ...account, observedAt: new Date(time).toISOString() };
}

function checkAccount(account: JsonObject, source: string): AccountFile {
  const { accountId, region, apis } = account;
  if (typeof accountId !== 'string' || !/^\d{12}$/.test(accountId)) {
    throw new AccountFileError(source, 'accountId', 'must be a text of 12 digits, for example "111122223333".');
  }
  if (typeof region !== 'string' || !/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region)) {
    throw new AccountFileError(source, 'region', 'must be the name of an AWS Region, for example "eu-west-1".');
  }
  checkSections(account, wideSections, { source, prefix: '' });
  checkSections(account, apiSections, { source, prefix: '' });
  if (apis === undefined) return trusted(account);
  if (!Array.isArray(apis)) throw new AccountFileError(source, 'apis', 'must be a list of APIs.');
  for (const [index, api] of apis.entries()) checkApi(api, { source, prefix: `apis[${String(index)}]` });
  return trusted(account);
}

function checkApi(api: unknown, { source, prefix }: Place): void {
  if (!isJsonObject(api)) throw new AccountFileError(source, prefix, 'must be an object with the parts of one API.');
  if (api['restApi'] === undefined && api['apiV2'] === undefined) {
    throw new AccountFileError(source, prefix, 'names no API. Give it "restApi" (REST) or "apiV2" (HTTP, WebSocket).');
  }
  checkSections(api, apiSections, { source, prefix: `${prefix}.` });
}

interface Place {
  readonly source: string;
  readonly prefix: string;
}

function checkSections(
  holder: JsonObject,
  sections: Readonly<Record<string, Section>>,
  { source, prefix }: Place,
): void {
  for (const [part, section] of Object.entries(sections)) {
    const value = holder[part];
    if (value === undefined) continue;
    const field = `${prefix}${part}`;
    if (!section.shapes.some((shape) => hasShape(value, shape))) {
      throw new AccountFileError(source, field, `must be ${section.shapes.map(shapeName).join(' or ')}.`);
    }
    for (const [index, record] of recordsOf(value)) checkRecord(record, section, { source, field: `${field}${index}` });
  }
}

function checkRecord(record: unknown, { ids }: Section, { source, field }: { source: string; field: string }): void {
  if (ids.length === 0) return;
  if (!isJsonObject(record)) throw new AccountFileError(source, field, 'must be an object.');
  if (ids.some((id) => typeof record[id] === 'string' && record[id] !== '')) return;
  const wanted = ids.map((id) => `"${id}"`).join(' or ');
  throw new AccountFileError(source, field, `has no ${wanted}. Add it as the AWS SDK returns it.`);
}

function recordsOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((record: unknown, index) => [`[${String(index)}]`, record] as const);
  return [['', value]];
}

function hasShape(value: unknown, shape: Section['shapes'][number]): boolean {
  switch (shape) {
    case 'list':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'text':
      return typeof value === 'string';
  }
}

function shapeName(shape: Section['shapes'][number]): string {
  return shape === 'text' ? 'a text' : shape === 'list' ? 'a list' : 'an object';
}

// The checks above are what the sandbox relies on; all other fields are served unread.
function trusted(account: JsonObject): AccountFile {
  return account as unknown as AccountFile;
}
