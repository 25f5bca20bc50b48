import type { Request } from '@gatescope/shared';
import { unsaidSearchText } from '@gatescope/shared';
import { isInRange } from '../ip-range.ts';
import { findsLinear } from '../linear-regex.ts';
import { fieldText } from './field-text.ts';
import { judgeSize } from './judge-size.ts';
import { listOf, objectOf, textOf } from '../json.ts';

/** Whether a statement matches; undefined: not known. */
export type Match = boolean | undefined;

/** What a web ACL's statements are compared with. */
export interface WafRequest {
  readonly request: Request;
  /** The address that WAF sees; undefined when not known. */
  readonly sourceIp: string | undefined;
  /** How many bytes of a body are read. */
  readonly bodyLimit: number;
  /** An IP set's addresses; undefined when it cannot be read. */
  readonly addressesOf: (ipSetArn: string) => readonly string[] | undefined;
}

const judgeIpSet = (
  statement: Readonly<Record<string, unknown>>,
  { sourceIp, request, addressesOf }: WafRequest,
): Match => {
  const addresses = addressesOf(textOf(statement['ARN']) ?? '');
  const forwarded = textOf(objectOf(statement['IPSetForwardedIPConfig'])['HeaderName'])?.toLowerCase();
  const address = forwarded ? request.headers[forwarded]?.split(',')[0]?.trim() : sourceIp;
  if (!addresses || !address) return undefined;
  const answers = addresses.map((range) => isInRange(address, range));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
};

/** Only transformations whose effect on plain text is plain; undefined for the others. */
const transform = (text: string, transformations: unknown): string | undefined => {
  let result = text;
  for (const entry of listOf(transformations)) {
    const kind = textOf(objectOf(entry)['Type']) ?? '';
    if (kind === 'LOWERCASE') result = result.toLowerCase();
    else if (kind === 'COMPRESS_WHITE_SPACE') result = result.replaceAll(/\s+/g, ' ');
    else if (kind === 'URL_DECODE' && /[%+]/.test(result)) return undefined;
    else if (kind !== 'NONE' && kind !== 'URL_DECODE') return undefined;
  }
  return result;
};

const escapeForRegex = (text: string): string => text.replaceAll(/[^A-Za-z0-9_]/g, '\\$&');

const positions: Readonly<Record<string, (text: string, wanted: string) => Match>> = {
  EXACTLY: (text, wanted) => text === wanted,
  STARTS_WITH: (text, wanted) => text.startsWith(wanted),
  ENDS_WITH: (text, wanted) => text.endsWith(wanted),
  CONTAINS: (text, wanted) => text.includes(wanted),
  CONTAINS_WORD: (text, wanted) => findsLinear(`(?:^|[^A-Za-z0-9_])${escapeForRegex(wanted)}(?:$|[^A-Za-z0-9_])`, text),
};

const inspected = (
  statement: Readonly<Record<string, unknown>>,
  { request }: WafRequest,
): string | null | undefined => {
  const text = fieldText(statement['FieldToMatch'], request);
  return typeof text === 'string' ? transform(text, statement['TextTransformations']) : text;
};

const judgeBytes = (statement: Readonly<Record<string, unknown>>, waf: WafRequest): Match => {
  const text = inspected(statement, waf);
  const sought = textOf(statement['SearchString']);
  const wanted = sought === unsaidSearchText ? undefined : sought;
  const position = positions[textOf(statement['PositionalConstraint']) ?? ''];
  if (text === null) return false;
  return text === undefined || wanted === undefined || !position ? undefined : position(text, wanted);
};

const judgeRegex = (statement: Readonly<Record<string, unknown>>, waf: WafRequest): Match => {
  const text = inspected(statement, waf);
  const pattern = textOf(statement['RegexString']);
  if (text === null) return false;
  return text === undefined || pattern === undefined ? undefined : findsLinear(pattern, text);
};

const judgeAnd = (matches: readonly Match[]): Match => {
  if (matches.includes(false)) return false;
  return matches.includes(undefined) ? undefined : true;
};

const judgeOr = (matches: readonly Match[]): Match => {
  if (matches.includes(true)) return true;
  return matches.includes(undefined) ? undefined : false;
};

const negate = (match: Match): Match => (match === undefined ? undefined : !match);

/**
 * Whether one rule statement matches, as far as configuration and request tell. Geography, rates, labels, signatures of
 * attacks and rule groups of others are never known.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-list.html
 */
export const judgeStatement = (value: unknown, waf: WafRequest): Match => {
  const [kind, inner] = Object.entries(objectOf(value))[0] ?? [];
  const statement = objectOf(inner);
  const nested = (): Match[] => listOf(statement['Statements']).map((item) => judgeStatement(item, waf));
  switch (kind) {
    case 'IPSetReferenceStatement':
      return judgeIpSet(statement, waf);
    case 'ByteMatchStatement':
      return judgeBytes(statement, waf);
    case 'RegexMatchStatement':
      return judgeRegex(statement, waf);
    case 'SizeConstraintStatement':
      return judgeSize(statement, waf);
    case 'AndStatement':
      return judgeAnd(nested());
    case 'OrStatement':
      return judgeOr(nested());
    case 'NotStatement':
      return negate(judgeStatement(statement['Statement'], waf));
    case 'RateBasedStatement':
      return statement['ScopeDownStatement'] !== undefined &&
        judgeStatement(statement['ScopeDownStatement'], waf) === false
        ? false
        : undefined;
    default:
      return undefined;
  }
};
