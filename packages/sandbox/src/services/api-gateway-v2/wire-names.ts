import { isList } from '../../is-list.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';

/** Maps whose keys are the user's own (stage variables, tags, templates): their keys stay as they are. */
const userMaps = new Set([
  'Tags',
  'StageVariables',
  'RequestModels',
  'RequestTemplates',
  'RequestParameters',
  'ResponseParameters',
  'RouteSettings',
]);

/** A record in the field names of the SDK (`RouteKey`) as API Gateway v2 sends it (`routeKey`). */
export function toWireNames(record: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      lowerFirst(name),
      userMaps.has(name) && isJsonObject(value) ? keepKeys(value) : toWireValue(value),
    ]),
  );
}

function toWireValue(value: Json | undefined): Json | undefined {
  if (isList(value)) return value.flatMap((item) => toWireValue(item) ?? []);
  return isJsonObject(value) ? toWireNames(value) : value;
}

// The values of a user's map are texts or structures of AWS (`RouteSettings`); only the latter have names to change,
// and response parameters are maps once more.
function keepKeys(map: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [key, isStructure(value) ? toWireNames(value) : value]),
  );
}

function isStructure(value: Json | undefined): value is JsonObject {
  return isJsonObject(value) && Object.keys(value).every((name) => /^[A-Z][A-Za-z]*$/.test(name));
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
