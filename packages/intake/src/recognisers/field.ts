import type { IntakeTarget } from '../intake.ts';
import type { LineMatch } from '../text/match-lines.ts';
import { matchLines } from '../text/match-lines.ts';
import type { Reading, Recogniser, Statement } from './reading.ts';

interface Field {
  readonly label: RegExp;
  readonly what: string;
  readonly value: RegExp;
  readonly toStatement: (value: string) => Statement;
}

const target =
  (name: keyof IntakeTarget) =>
  (value: string): Statement => ({ target: { [name]: value } });

const fields: readonly Field[] = [
  { label: /^(?:rest ?)?api(?: |-|_)?id$/i, what: 'API id', value: /^[a-z0-9]{10}$/, toStatement: target('apiId') },
  {
    label: /^(?:rest ?|http ?|websocket ?)?api(?:(?: gateway)? name| gateway)?$/i,
    what: 'API',
    value: /^[\p{L}\p{N}][\p{L}\p{N} ._()-]{0,99}$/u,
    toStatement: target('name'),
  },
  { label: /^stage(?:[ _-]?name)?$/i, what: 'Stage', value: /^[A-Za-z0-9_$-]{1,128}$/, toStatement: target('stage') },
  {
    label: /^(?:aws[ _])?region$/i,
    what: 'Region',
    value: /^[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d$/,
    toStatement: target('region'),
  },
  {
    label: /^(?:aws[ _])?account(?:[ _]?(?:id|number))?$/i,
    what: 'Account',
    value: /^\d{12}$/,
    toStatement: target('accountId'),
  },
  {
    label: /^(?:custom )?domain(?: name)?$/i,
    what: 'Domain',
    value: /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}$/i,
    toStatement: target('domain'),
  },
  {
    label: /^(?:http )?(?:method|verb)$/i,
    what: 'Method',
    value: /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/i,
    toStatement: (method) => ({ request: { method: method.toUpperCase() } }),
  },
  { label: /^(?:path|resource(?: path)?|route)$/i, what: 'Path', value: /^\/\S{0,500}$/, toStatement: target('path') },
];

const shape =
  /^\s{0,8}(?:[-*•] {1,3})?(?:\*\*)?["']?([A-Za-z][A-Za-z _-]{1,30}?)["']?(?:\*\*)?\s{0,4}[:=]\s{0,4}(?:\*\*\s{0,4})?["'`]?([^"'`*,]{1,300}?)["'`]?,?\s{0,8}$/;

const toReading = ({ match, span }: LineMatch): Reading[] => {
  const [, label = '', value = ''] = match;
  const field = fields.find((known) => known.label.test(label) && known.value.test(value));
  return field ? [{ kind: 'field', span, understood: `${field.what}: ${value}`, says: field.toStatement(value) }] : [];
};

/** Lines like `Stage: prod`, as people write them into tickets. */
export const field: Recogniser = {
  id: 'field',
  sign: /[:=]/,
  read: (page) => matchLines(page, shape).flatMap(toReading),
};
