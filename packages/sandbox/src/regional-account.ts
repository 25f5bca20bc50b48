import type { AccountFile, AccountWideParts, ApiParts, AwsRecord, HttpApiParts, RestApiParts } from './account-file.ts';
import { isList } from './is-list.ts';
import { isJsonObject, type JsonObject } from './json.ts';

/** What one account holds in one Region, with all its files taken together. */
export interface RegionalAccount {
  readonly accountId: string;
  readonly region: string;
  readonly restApis: readonly RestApiParts[];
  readonly httpApis: readonly HttpApiParts[];
  readonly wide: AccountWideParts;
  /** Parts of services that know no Region, from the files of all Regions of the account. */
  readonly global: GlobalParts;
}

/** Parts of IAM, Route 53 and CloudFront; absent when no file of the account names them. */
export interface GlobalParts {
  readonly iamRoles: readonly AwsRecord[] | undefined;
  readonly identityPolicies: Readonly<Record<string, readonly JsonObject[]>> | undefined;
  readonly dnsRecords: readonly AwsRecord<{ Name: string; Type: string; HostedZone?: JsonObject }>[] | undefined;
  readonly cloudFront: readonly AwsRecord[] | undefined;
}

/** Merges the files of one account in one Region; `global` comes from all its Regions. */
export function toRegionalAccount(
  place: { accountId: string; region: string },
  files: readonly AccountFile[],
  global: GlobalParts,
): RegionalAccount {
  const apis = files.flatMap(listApis);
  return {
    ...place,
    restApis: apis.filter(isRestApi),
    httpApis: apis.filter(isHttpApi),
    wide: files.reduce<AccountWideParts>(mergeParts, {}),
    global,
  };
}

/**
 * The parts of services that know no Region, from the account's files of all Regions. The policies of a principal
 * belong to the principal's account, whatever file they stand in.
 */
export function toGlobalParts(accountId: string, files: readonly AccountFile[]): GlobalParts {
  const own = files.filter((file) => file.accountId === accountId);
  const merged = own.reduce<AccountWideParts>(mergeParts, {});
  return {
    iamRoles: listed(merged.iamRoles),
    identityPolicies: policiesIn(accountId, merged, files),
    dnsRecords: merged.dnsRecords,
    cloudFront: isJsonObject(merged.cloudFront) ? [merged.cloudFront] : listed(merged.cloudFront),
  };
}

function policiesIn(
  accountId: string,
  own: AccountWideParts,
  files: readonly AccountFile[],
): GlobalParts['identityPolicies'] {
  const entries = files
    .flatMap(({ identityPolicies }) => Object.entries(identityPolicies ?? {}))
    .filter(([arn]) => arn.split(':')[4] === accountId);
  return entries.length === 0 && own.identityPolicies === undefined ? undefined : Object.fromEntries(entries);
}

// In the one-API form the parts of the API are fields of the file itself.
function listApis(file: AccountFile): readonly ApiParts[] {
  const apis = file.apis ?? [];
  return isRestApi(file) || isHttpApi(file) ? [file, ...apis] : apis;
}

function isRestApi(api: object): api is RestApiParts {
  return 'restApi' in api && api.restApi !== undefined;
}

function isHttpApi(api: object): api is HttpApiParts {
  return 'apiV2' in api && api.apiV2 !== undefined;
}

function mergeParts(into: AccountWideParts, file: AccountWideParts): AccountWideParts {
  const merged: Record<string, unknown> = { ...into };
  for (const [part, value] of Object.entries(file)) {
    merged[part] = mergeValues(merged[part], normalise(part, value));
  }
  return merged;
}

// Two parts may be written as one thing or as several; merging needs the latter.
function normalise(part: string, value: unknown): unknown {
  if (part === 'cloudFront' && isJsonObject(value)) return [value];
  if (part === 'iamRoles' && isJsonObject(value)) return listRoles(value);
  return value;
}

// In a map the key is the role's name, or its ARN.
function listRoles(roles: JsonObject): readonly JsonObject[] {
  return Object.entries(roles).flatMap(([key, role]) => {
    return isJsonObject(role) ? [{ RoleName: key.split('/').at(-1), ...role }] : [];
  });
}

function mergeValues(first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
  if (isJsonObject(first) && isJsonObject(second)) {
    const merged: Record<string, unknown> = { ...first };
    for (const [key, value] of Object.entries(second)) merged[key] = mergeEntries(merged[key], value);
    return merged;
  }
  return first;
}

function mergeEntries(first: unknown, second: unknown): unknown {
  return Array.isArray(first) && Array.isArray(second) ? [...first, ...second] : second;
}

function listed<T>(part: readonly T[] | Readonly<Record<string, T>> | undefined): readonly T[] | undefined {
  if (part === undefined) return undefined;
  return isList(part) ? part : Object.values(part);
}
