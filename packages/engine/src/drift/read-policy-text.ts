import { parsePolicyDocument } from '../policy/parse-policy-document.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asList = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** `"*"` and `{"AWS":"*"}` mean the same. */
const principal = (value: unknown): unknown => {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([kind, ids]) => [kind, asList(ids).map(String).sort()] as const);
  return entries.length === 1 && entries[0]?.[0] === 'AWS' && entries[0][1].join() === '*'
    ? '*'
    : Object.fromEntries(entries);
};

const condition = (value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([operator, keys]) => [
          operator,
          isObject(keys)
            ? Object.fromEntries(Object.entries(keys).map(([key, items]) => [key, asList(items).map(String).sort()]))
            : keys,
        ]),
      )
    : value;

/** AWS expands the shorthand `execute-api:/…` of a resource when the policy is exported. */
const resources = (value: unknown, prefix: string): readonly string[] =>
  asList(value)
    .map((item) => String(item).replace(/^execute-api:\//, prefix))
    .sort();

/** A policy's statements in one notation, so that two texts of the same meaning compare equal; the text when it is no policy. */
export const readPolicyText = (text: string, arnPrefix: string): unknown => {
  const parsed = parsePolicyDocument(text);
  if (parsed.kind !== 'parsed' || !isObject(parsed.document)) return text;
  return asList(parsed.document['Statement']).map((statement) =>
    isObject(statement)
      ? {
          effect: statement['Effect'],
          principal: principal(statement['Principal']),
          notPrincipal: principal(statement['NotPrincipal']),
          actions: asList(statement['Action']).map(String).sort(),
          notActions: asList(statement['NotAction']).map(String).sort(),
          resources: resources(statement['Resource'], arnPrefix),
          notResources: resources(statement['NotResource'], arnPrefix),
          condition: condition(statement['Condition']),
        }
      : statement,
  );
};
