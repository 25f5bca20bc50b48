import type { IntegrationCase } from './integration-case.ts';
import { resolveStageVariables } from './stage-variables.ts';

/** Stands for a value that only the call tells. */
export const mapped = '<mapped>';

/** One thing that an integration changes of the request that it sends. */
export interface RequestMapping {
  readonly action: 'set' | 'append' | 'remove';
  readonly place: 'header' | 'path-parameter' | 'path';
  /** Of a header (in lower case) or a path parameter; empty for the path. */
  readonly name: string;
  /** Undefined where only the call tells it. */
  readonly value: string | undefined;
}

const stageVariable = ({ context }: IntegrationCase, name: string): string | undefined => {
  const resolved = resolveStageVariables(`\${stageVariables.${name}}`, context.journey.view?.variables ?? {});
  return resolved.isMasked || resolved.missing.length > 0 ? undefined : resolved.text;
};

/** A constant; `<…>` only says that there was a value. */
const known = (text: string): string | undefined => (text.includes('<') ? undefined : text);

/** What a REST API's mapping says. https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html */
const restValue = (subject: IntegrationCase, source: string): string | undefined => {
  const { request, journey } = subject.context;
  const constant = /^'(.*)'$/s.exec(source)?.[1];
  if (constant !== undefined) return known(constant);
  const [, place, name = ''] =
    /^(stageVariables|method\.request\.header|method\.request\.path)\.(.+)$/.exec(source) ?? [];
  if (place === 'stageVariables') return stageVariable(subject, name);
  if (place === 'method.request.header') return request.headers[name.toLowerCase()];
  return place === 'method.request.path' ? journey.route?.parameters[name] : undefined;
};

const httpVariable = (subject: IntegrationCase, text: string): string | undefined => {
  const { request, journey } = subject.context;
  if (text === 'request.path') return journey.arrival?.path;
  const [, place, name = ''] = /^(stageVariables|request\.header|request\.path)\.(.+)$/.exec(text) ?? [];
  if (place === 'stageVariables') return stageVariable(subject, name);
  if (place === 'request.header') return request.headers[name.toLowerCase()];
  return place === 'request.path' ? journey.route?.parameters[name] : undefined;
};

/** What an HTTP API's mapping says. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html */
const httpValue = (subject: IntegrationCase, source: string): string | undefined => {
  if (/^\$[a-z]/i.test(source)) return httpVariable(subject, source.slice(1));
  const values = [...source.matchAll(/\$\{([^{}]+)\}/g)].map(([, name = '']) => httpVariable(subject, name));
  if (values.includes(undefined)) return undefined;
  let index = 0;
  return known(source.replaceAll(/\$\{[^{}]+\}/g, () => values[index++] ?? ''));
};

const restKey = /^integration\.request\.(header|path)\.(.+)$/i;
const httpKey = /^(append|overwrite|remove):(?:header\.(.+)|(path))$/i;

const actions = { append: 'append', overwrite: 'set', remove: 'remove' } as const;

const toMapping = (subject: IntegrationCase, key: string, source: string): RequestMapping[] => {
  const [, restPlace, restName = ''] = restKey.exec(key) ?? [];
  if (restPlace !== undefined) {
    const isHeader = restPlace.toLowerCase() === 'header';
    return [
      {
        action: 'set',
        place: isHeader ? 'header' : 'path-parameter',
        name: isHeader ? restName.toLowerCase() : restName,
        value: restValue(subject, source),
      },
    ];
  }
  const [, verb = '', header, path] = httpKey.exec(key) ?? [];
  if (header === undefined && path === undefined) return [];
  const action = actions[verb.toLowerCase() as keyof typeof actions]; // one of the pattern's three words
  return [
    {
      action,
      place: header === undefined ? 'path' : 'header',
      name: header?.toLowerCase() ?? '',
      value: action === 'remove' ? '' : httpValue(subject, source),
    },
  ];
};

/** Everything that an integration maps of headers and path, in the words of either kind of API. */
export const requestMappings = (subject: IntegrationCase): RequestMapping[] =>
  Object.entries(subject.running.integration.requestParameters ?? {}).flatMap(([key, source]) =>
    toMapping(subject, key, source),
  );
