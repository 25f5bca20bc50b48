import { isNameChar } from '../text/char-class.ts';
import type { Span } from '../text/span.ts';
import { isHarmlessValue } from './harmless-value.ts';
import { maskAuthorization, maskToken } from './mask-authorization.ts';
import type { MaskedValue } from './mask-authorization.ts';
import type { MaskEdit, MaskKind, SecretDetector } from './mask-kind.ts';
import { secretKindOf } from './secret-name.ts';
import type { SecretValue } from './secret-value.ts';
import { findSecretValue } from './secret-value.ts';

const words =
  /authori[sz]ation|cookie|key|token|secret|passw|passphrase|pwd|session|sessid|connect\.sid|signature|credential|jwt|bearer|assertion|psk|ticket|[?&#;](?=(?:key|sig|hmac|auth|code|nonce|ticket|otp|sid|pass|pw|accesscode|credential)=)/gi;

const longestName = 64;

const nameAround = (text: string, start: number, end: number): Span => {
  let first = start;
  while (start - first < longestName && isNameChar(text.charCodeAt(first - 1))) first -= 1;
  let last = end;
  while (last - end < longestName && isNameChar(text.charCodeAt(last))) last += 1;
  return { start: first, end: last };
};

/** `X-Amz-Credential=AKIA…%2F20240311%2Feu-west-1%2Fexecute-api%2Faws4_request`: the scope stays. */
const maskCredential = (value: string): MaskedValue => {
  const scope = /(?:%2F|\/)\d{8}(?:%2F|\/)[a-z0-9-]{2,30}(?:%2F|\/)[a-z0-9-]{2,30}(?:%2F|\/)aws4_request$/i.exec(value);
  return { text: `masked${scope?.[0] ?? ''}` };
};

const isCredentialScope = (name: string): boolean => /^(?:x-amz-)?credential$/i.test(name);

const whole: ReadonlySet<MaskKind> = new Set(['authorization', 'cookie']);
const headers = /^(?:x-.{1,60}|(?:proxy-)?authorization|(?:set-)?cookie|.{0,60}api-?key|authorizationtoken)$/i;

const maskValue = (kind: MaskKind, value: string, inUrl: boolean): MaskedValue => {
  if (isHarmlessValue(value)) return { text: value };
  if (!inUrl) return kind === 'authorization' ? maskAuthorization(value) : maskToken(value);
  const { claims } = maskToken(value);
  return { text: 'masked', ...(claims ? { claims } : {}) };
};

interface Named {
  readonly name: string;
  readonly kind: MaskKind;
  readonly value: SecretValue;
}

const toEdits = (text: string, { name, kind, value }: Named): MaskEdit[] =>
  value.spans.flatMap((span) => {
    const secret = text.slice(span.start, span.end);
    const scoped = isCredentialScope(name) && value.inUrl && !isHarmlessValue(secret);
    const { text: replacement, claims } = scoped ? maskCredential(secret) : maskValue(kind, secret, value.inUrl);
    return replacement === secret ? [] : [{ ...span, replacement, kind, ...(claims ? { claims } : {}) }];
  });

const kindOf = (text: string, span: Span): MaskKind | undefined => {
  const name = text.slice(span.start, span.end);
  const isParameter = '?&#;'.includes(text[span.start - 1] ?? ' ') && text[span.end] === '=';
  if (isParameter && isCredentialScope(name)) return 'aws-access-key';
  return secretKindOf(name, isParameter ? 'query' : 'anywhere');
};

const nameOf = (text: string, match: RegExpExecArray): Span => {
  const start = match.index;
  const isQueryMark = match[0].length === 1;
  return isQueryMark ? nameAround(text, start + 1, start + 1) : nameAround(text, start, start + match[0].length);
};

/** Finds secrets by the name that stands before them: headers, settings, parameters, JSON and code. */
export const findNamedSecrets: SecretDetector = (text) => {
  const edits: MaskEdit[] = [];
  const finder = new RegExp(words.source, words.flags);
  for (let match = finder.exec(text); match; match = finder.exec(text)) {
    const span = nameOf(text, match);
    finder.lastIndex = Math.max(span.end, finder.lastIndex);
    const kind = kindOf(text, span);
    if (!kind) continue;
    const name = text.slice(span.start, span.end);
    const isHeader = headers.test(name);
    const value = findSecretValue({ text, name: span, isWhole: whole.has(kind), isHeader });
    const found = toEdits(text, { name, kind, value });
    for (const edit of found) edits.push(edit);
    finder.lastIndex = Math.max(finder.lastIndex, found.at(-1)?.end ?? 0);
  }
  return edits;
};
