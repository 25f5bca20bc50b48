import { isList } from '../../is-list.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';

/** Members that CloudFront wraps as `{ Quantity, Items }`; account files may give the bare list. */
const wrapped = new Set([
  'Aliases',
  'Origins',
  'OriginGroups',
  'Members',
  'StatusCodes',
  'CacheBehaviors',
  'CustomErrorResponses',
  'AllowedMethods',
  'CachedMethods',
  'Headers',
  'QueryStringCacheKeys',
  'WhitelistedNames',
  'TrustedSigners',
  'TrustedKeyGroups',
  'CustomHeaders',
  'OriginSslProtocols',
  'LambdaFunctionAssociations',
  'FunctionAssociations',
]);

/** A distribution in the full shape of CloudFront: bare lists are wrapped and counted. */
export function toDistribution(record: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, wrapped.has(name) ? wrap(value) : deepen(value)]),
  );
}

function wrap(value: Json | undefined): Json {
  const holder = isJsonObject(value) ? value : {};
  const items = isList(value) ? value : holder['Items'];
  const deep = isList(items) ? items.flatMap((item) => deepen(item) ?? []) : [];
  return { ...toDistribution(holder), Quantity: deep.length, Items: deep };
}

function deepen(value: Json | undefined): Json | undefined {
  if (isList(value)) return value.flatMap((item) => deepen(item) ?? []);
  return isJsonObject(value) ? toDistribution(value) : value;
}
