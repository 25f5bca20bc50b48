import { parseArn } from '@gatescope/shared';
import { toDocument } from '../../../lib/json-lines.ts';
import { conditionWords } from './condition-words.ts';

/** One statement of a policy in plain words, with its place in the document. */
export interface PolicyStatementView {
  readonly path: string;
  readonly sid: string | undefined;
  readonly effect: 'Allow' | 'Deny';
  /** What follows "Allows" or "Denies". */
  readonly headline: string;
  readonly when: readonly { readonly path: string; readonly text: string }[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const toList = (value: unknown): unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

const textsOf = (value: unknown): string[] => toList(value).map(String);

const joinWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const principalWords = (text: string): string => {
  if (text === '*') return 'anyone';
  if (/^\d{12}$/.test(text)) return `account ${text}`;
  const arn = parseArn(text);
  if (arn === undefined) return text;
  if (arn.resource === 'root') return `account ${arn.accountId}`;
  const [kind = '', ...name] = arn.resource.split('/');
  return `${kind} ${name.join('/')} of account ${arn.accountId}`;
};

const principals = (element: unknown): string => {
  const texts = isRecord(element) ? Object.values(element).flatMap(textsOf) : textsOf(element);
  return joinWords([...new Set(texts.map(principalWords))]);
};

const who = (statement: Record<string, unknown>): string => {
  if (statement['Principal'] !== undefined) return principals(statement['Principal']);
  return statement['NotPrincipal'] === undefined ? 'whoever holds it' : `anyone but ${principals(statement['NotPrincipal'])}`;
};

/** `arn:…:api/stage/VERB/path` and its shorthand `execute-api:/stage/VERB/path`. */
const routeWords = (resource: string): string => {
  if (resource === '*') return 'everything';
  const route = parseArn(resource)?.service === 'execute-api' ? (parseArn(resource)?.resource.replace(/^[^/]+\/?/, '') ?? '') : resource.replace(/^execute-api:\/?/, '');
  if (route === resource && !resource.startsWith('execute-api:')) return resource;
  const [stage = '*', verb = '*', ...path] = route.split('/');
  const where = stage === '*' || stage === '' ? 'every stage' : `stage ${stage}`;
  const what = verb === '*' && (path.length === 0 || path.join('/') === '*') ? 'every method' : `${verb === '*' ? 'any method on' : verb} /${path.join('/')}`;
  return `${what} of ${where}`;
};

const where = (statement: Record<string, unknown>): string => {
  const resources = textsOf(statement['Resource']).map(routeWords);
  if (resources.length > 0) return joinWords([...new Set(resources)]);
  const excluded = textsOf(statement['NotResource']).map(routeWords);
  return excluded.length > 0 ? `everything but ${joinWords(excluded)}` : 'everything';
};

const what = (statement: Record<string, unknown>): string => {
  const actions = textsOf(statement['Action']);
  if (actions.length === 0) return `every action but ${joinWords(textsOf(statement['NotAction']))} on`;
  const isCall = actions.some((action) => action === '*' || /^execute-api:(invoke|\*)$/i.test(action));
  return isCall ? 'call' : `${joinWords(actions)} on`;
};

const conditions = (statement: Record<string, unknown>, path: string): PolicyStatementView['when'] => {
  const all = statement['Condition'];
  if (!isRecord(all)) return [];
  return Object.entries(all).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          path: `${path}.Condition.${operator}["${key}"]`,
          text: conditionWords(operator, key, textsOf(values)),
        }))
      : [],
  );
};

const toStatement = (statement: Record<string, unknown>, path: string): PolicyStatementView => {
  const effect = statement['Effect'] === 'Deny' ? 'Deny' : 'Allow';
  const when = conditions(statement, path);
  const sid = statement['Sid'];
  return {
    path,
    sid: typeof sid === 'string' && sid !== '' ? sid : undefined,
    effect,
    headline: `${who(statement)} to ${what(statement)} ${where(statement)}${when.length === 0 ? '.' : ', if'}`,
    when,
  };
};

/** A policy (JSON, or escaped once more) in plain words, statement by statement. Undefined where it is no policy. */
export const toPolicyStatements = (policy: unknown): PolicyStatementView[] | undefined => {
  const document = toDocument(policy);
  if (!isRecord(document)) return undefined;
  const isList = Array.isArray(document['Statement']);
  return toList(document['Statement'])
    .filter(isRecord)
    .map((statement, index) => toStatement(statement, isList ? `Statement[${index}]` : 'Statement'));
};
