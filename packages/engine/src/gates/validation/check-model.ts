type Json = Readonly<Record<string, unknown>>;

/** `unknown`: the model says more than is checked here. */
export type ModelVerdict =
  | { readonly verdict: 'valid' | 'unknown' }
  | { readonly verdict: 'invalid'; readonly path: string; readonly problem: string };

const valid: ModelVerdict = { verdict: 'valid' };
const unknown: ModelVerdict = { verdict: 'unknown' };
const invalid = (path: string, problem: string): ModelVerdict => ({ verdict: 'invalid', path, problem });

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keywords that restrict nothing, or that are checked below. */
const understood = new Set([
  '$schema',
  'id',
  'title',
  'description',
  'default',
  'example',
  'examples',
  'definitions',
  'type',
  'properties',
  'required',
  'items',
  'enum',
  '$ref',
  'additionalProperties',
]);

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
};

const isOfType = (value: unknown, type: unknown): boolean => {
  const own = typeOf(value);
  return (Array.isArray(type) ? type : [type]).some(
    (wanted) => wanted === own || (wanted === 'number' && own === 'integer'),
  );
};

/** The worst of several verdicts, an invalid one first. */
const worst = (verdicts: readonly ModelVerdict[]): ModelVerdict =>
  verdicts.find(({ verdict }) => verdict === 'invalid') ??
  verdicts.find(({ verdict }) => verdict === 'unknown') ??
  valid;

export interface Models {
  /** A model's schema by its name; undefined when there is none or it is not JSON. */
  readonly find: (name: string) => unknown;
}

const referred = (reference: string, models: Models): unknown =>
  models.find(
    /\/models\/([^/]+)$/.exec(reference)?.[1] ??
      /^#\/(?:definitions|components\/schemas)\/(.+)$/.exec(reference)?.[1] ??
      '',
  );

const checkObject = (schema: Json, value: Json, path: string, models: Models): ModelVerdict[] => {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required'])
    ? schema['required'].filter((name): name is string => typeof name === 'string')
    : [];
  const missing = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => invalid(`${path}/${name}`, 'is required and missing'));
  const extra =
    schema['additionalProperties'] === false
      ? Object.keys(value)
          .filter((name) => !Object.hasOwn(properties, name))
          .map((name) => invalid(`${path}/${name}`, 'is not among the properties of the model'))
      : [];
  const own = Object.entries(properties).flatMap(([name, item]) =>
    Object.hasOwn(value, name) ? [check(item, value[name], `${path}/${name}`, models)] : [],
  );
  const isOpen = schema['additionalProperties'] === undefined || typeof schema['additionalProperties'] === 'boolean';
  return [...missing, ...extra, ...own, ...(isOpen ? [] : [unknown])];
};

const checkContent = (schema: Json, value: unknown, path: string, models: Models): ModelVerdict[] => {
  if (isObject(value)) return checkObject(schema, value, path, models);
  if (!Array.isArray(value) || schema['items'] === undefined) return [];
  return isObject(schema['items'])
    ? value.map((item, index) => check(schema['items'], item, `${path}/${index}`, models))
    : [unknown];
};

const check = (schema: unknown, value: unknown, path: string, models: Models): ModelVerdict => {
  if (!isObject(schema)) return unknown;
  if (typeof schema['$ref'] === 'string') {
    const target = referred(schema['$ref'], models);
    // A model may refer to itself; the value ends, so the walk does.
    return target === undefined || path.split('/').length > 50 ? unknown : check(target, value, path, models);
  }
  const isTyped = schema['type'] === undefined || isOfType(value, schema['type']);
  if (!isTyped) return invalid(path || '/', `is ${typeOf(value)}, not ${JSON.stringify(schema['type'])}`);
  const isListed =
    !Array.isArray(schema['enum']) || schema['enum'].some((item) => JSON.stringify(item) === JSON.stringify(value));
  if (!isListed) return invalid(path || '/', 'is none of the listed values');
  const beyond = Object.keys(schema).some((keyword) => !understood.has(keyword)) ? [unknown] : [];
  return worst([...checkContent(schema, value, path, models), ...beyond]);
};

/**
 * Checks a body against a model (JSON Schema draft 4) as far as types, required and listed values go.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export const checkModel = (schema: unknown, body: string, models: Models): ModelVerdict => {
  try {
    return check(schema, JSON.parse(body), '', models);
  } catch {
    return invalid('/', 'is not JSON');
  }
};
