import type { LogWhere } from '@gatescope/shared';
import type { EnginePort } from '../ports.ts';

/** How the lines that are looked for are told: what AWS is asked for, and what is left to sift here. */
export interface LineTest {
  /** Texts that every wanted line holds, so that AWS can leave the others out. */
  readonly terms: readonly string[];
  readonly isWanted: (line: string) => boolean;
  /** What cannot be found this way. */
  readonly notes: readonly string[];
}

interface Question {
  readonly log: 'execution' | 'access';
  readonly terms: readonly string[];
  readonly where?: LogWhere | undefined;
}

type Field = keyof LogWhere;

const fieldNames: Record<Field, string> = {
  requestId: 'request id',
  extendedRequestId: 'extended request id',
  status: 'status',
  path: 'path',
  source: 'source address',
  apiKeyId: 'API key id',
};

/** Any of these variables answers the question. */
const variables: Record<Field, readonly string[]> = {
  requestId: ['requestId', 'extendedRequestId'],
  extendedRequestId: ['extendedRequestId'],
  status: ['status'],
  path: ['path', 'resourcePath'],
  source: ['identity.sourceIp'],
  apiKeyId: ['identity.apiKeyId'],
};

/** These stand in a line as they are; of a path, a line may hold the resource only. */
const literal: readonly Field[] = ['requestId', 'extendedRequestId', 'source', 'apiKeyId'];

const saidOf = (where: LogWhere | undefined): [Field, string][] =>
  Object.entries(where ?? {}).flatMap(([name, value]): [Field, string][] =>
    // The schema lets no other names through.
    value === undefined ? [] : [[name as Field, value]],
  );

const isClass = (status: string): boolean => /xx$/i.test(status);

const ofAccess = (question: Question, format: string | undefined, engine: EnginePort): LineTest => {
  const { where } = question;
  const said = saidOf(where);
  const held = format === undefined ? undefined : Object.keys(engine.explainFields(format));
  const lacking =
    held === undefined ? [] : said.filter(([field]) => !variables[field].some((one) => held.includes(one)));
  return {
    terms: [
      ...question.terms,
      ...said.flatMap(([field, value]) =>
        literal.includes(field) || (field === 'status' && !isClass(value)) ? [value] : [],
      ),
    ],
    isWanted: (line) => {
      if (said.length === 0 || where === undefined) return true;
      const values = engine.readAccessLine(line, format);
      return values !== undefined && engine.isWantedAccess(values, where);
    },
    notes: lacking.map(
      ([field]) =>
        `The format of this log holds no ${fieldNames[field]} (${variables[field].map((one) => `$context.${one}`).join(' or ')}), so no line can be found by it.`,
    ),
  };
};

// What API Gateway writes of a request lies on several lines: each says one thing.
const executionTests: Readonly<Partial<Record<Field, (line: string, wanted: string) => boolean>>> = {
  requestId: (line, wanted) => line.includes(wanted),
  extendedRequestId: (line, wanted) => line.includes(wanted),
  status: (line, wanted) => {
    const status = /Method completed with status: (\d{3})/.exec(line)?.[1];
    return status !== undefined && (isClass(wanted) ? status[0] === wanted[0] : status === wanted);
  },
  path: (line, wanted) => /Resource Path: (\S+)/.exec(line)?.[1] === wanted,
};

const executionTerms: Readonly<Partial<Record<Field, (wanted: string) => string>>> = {
  requestId: (wanted) => wanted,
  extendedRequestId: (wanted) => wanted,
  status: (wanted) =>
    isClass(wanted) ? `Method completed with status: ${wanted[0] ?? ''}` : `Method completed with status: ${wanted}`,
  path: () => 'Resource Path: ',
};

const ofExecution = ({ terms, where }: Question): LineTest => {
  const said = saidOf(where);
  // Each says one thing of one line: the most telling one leads to the request, whose lines hold the rest.
  const [lead] = (['requestId', 'extendedRequestId', 'status', 'path'] as const).flatMap((field) =>
    said.filter(([name]) => name === field),
  );
  const left = said.filter(([field]) => field !== lead?.[0]);
  const unknown = left.filter(([field]) => executionTests[field] === undefined);
  const elsewhere = left.filter(([field]) => executionTests[field] !== undefined);
  return {
    terms: [...terms, ...(lead === undefined ? [] : [executionTerms[lead[0]]?.(lead[1]) ?? lead[1]])],
    isWanted: (line) => lead === undefined || (executionTests[lead[0]]?.(line, lead[1]) ?? true),
    notes: [
      ...unknown.map(([field]) => `Execution logs hold no ${fieldNames[field]}: search the access log by it.`),
      ...elsewhere.map(
        ([field]) => `The ${fieldNames[field]} stands on another line of the same request: open a request to see it.`,
      ),
    ],
  };
};

/** How the lines that are looked for are told from the others. */
export const toLineTest = (question: Question, format: string | undefined, engine: EnginePort): LineTest =>
  question.log === 'access' ? ofAccess(question, format, engine) : ofExecution(question);
