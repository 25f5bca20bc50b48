import { parseArn } from '@gatescope/shared';
import type { IntakeTarget } from '../intake.ts';
import type { FoundJson } from '../text/find-json.ts';
import { isRecord, parseRecord, textOf } from '../text/parse-json.ts';
import type { Reading, Recogniser } from './reading.ts';

type Statement = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** A document, also where a template or an AWS answer holds it under a name, or as text. */
const findDocument = (value: unknown, depth = 0): Statement | undefined => {
  if (!isRecord(value) || depth > 3) return undefined;
  if (value['Statement'] !== undefined && listOf(value['Statement']).every(isRecord)) return value;
  for (const name of ['policy', 'Policy', 'PolicyDocument', 'policyDocument', 'resourcePolicy']) {
    const inner = value[name];
    const document = findDocument(typeof inner === 'string' ? parseRecord(inner) : inner, depth + 1);
    if (document) return document;
  }
  return undefined;
};

const isPolicy = (document: Statement): boolean =>
  listOf(document['Statement']).some(
    (statement) =>
      isRecord(statement) && (textOf(statement['Effect']) !== undefined || statement['Action'] !== undefined),
  );

const resourcesOf = (document: Statement): string[] =>
  listOf(document['Statement']).flatMap((statement) =>
    isRecord(statement) ? listOf(statement['Resource']).flatMap((resource) => textOf(resource) ?? []) : [],
  );

const only = (values: readonly (string | undefined)[]): string | undefined => {
  const named = new Set(values.filter((value) => value !== undefined && value !== '' && !/[*?$]/.test(value)));
  return named.size === 1 ? [...named][0] : undefined;
};

const targetOf = (document: Statement): IntakeTarget => {
  const arns = resourcesOf(document)
    .map(parseArn)
    .filter((arn) => arn?.service === 'execute-api');
  const region = only(arns.map((arn) => arn?.region));
  const accountId = only(arns.map((arn) => arn?.accountId));
  const apiId = only(arns.map((arn) => arn?.resource.split('/')[0]));
  return { ...(region ? { region } : {}), ...(accountId ? { accountId } : {}), ...(apiId ? { apiId } : {}) };
};

const describe = (document: Statement): string => {
  const statements = listOf(document['Statement']).filter(isRecord);
  const denies = statements.filter((statement) => statement['Effect'] === 'Deny').length;
  const isInvoke = JSON.stringify(document).includes('execute-api');
  const count = `${statements.length} ${statements.length === 1 ? 'statement' : 'statements'}${denies > 0 ? `, ${denies} of them Deny` : ''}`;
  return `A policy${isInvoke ? ' about calling an API' : ''} with ${count}`;
};

const toReading = ({ value, start, end }: FoundJson): Reading[] => {
  const document = findDocument(value);
  if (!document || !isPolicy(document)) return [];
  return [
    {
      kind: 'policy',
      span: { start, end },
      understood: describe(document),
      says: { policies: [JSON.stringify(document, undefined, 2).slice(0, 20_000)] },
      guesses: [{ because: 'The API is the one that the policy names', says: { target: targetOf(document) } }],
    },
  ];
};

/** Resource policies of APIs and policies of endpoints. */
export const policyDocument: Recogniser = {
  id: 'policy-document',
  sign: /Statement/,
  read: (page) => page.json().flatMap(toReading),
};
