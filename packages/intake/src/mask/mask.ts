import type { TokenClaims } from '@gatescope/shared';
import { findBodySecrets } from './find-body-secrets.ts';
import { findCommandSecrets } from './find-command-secrets.ts';
import { findNamedSecrets } from './find-named-secrets.ts';
import { findOpaqueSecrets } from './find-opaque-secrets.ts';
import { findPairedSecrets } from './find-paired-secrets.ts';
import { findPrivateKeys } from './find-private-keys.ts';
import { findQuotedEchoes } from './find-quoted-echoes.ts';
import { findSessionDumps } from './find-session-dumps.ts';
import { findTokens } from './find-tokens.ts';
import { findUrlPasswords } from './find-url-passwords.ts';
import { joinEdits } from './join-edits.ts';
import type { MaskEdit, MaskKind, SecretDetector } from './mask-kind.ts';
import { maskKinds } from './mask-kind.ts';
import { readTokenPlaceholder, tokenPlaceholder } from './token-placeholder.ts';

/** A text without secrets. */
export interface Masked {
  readonly text: string;
  /** How many secrets were masked, and of which sorts. */
  readonly count: number;
  readonly kinds: readonly MaskKind[];
  /** What is worth keeping of the tokens in it, in their order. */
  readonly tokens: readonly TokenClaims[];
  /** Where a place in the masked text was in the given text. */
  readonly toOriginal: (at: number) => number;
}

const detectors: readonly SecretDetector[] = [
  findPrivateKeys,
  findBodySecrets,
  findPairedSecrets,
  findQuotedEchoes,
  findNamedSecrets,
  findCommandSecrets,
  findUrlPasswords,
  findTokens,
  findOpaqueSecrets,
  findSessionDumps,
];

/** Masking changes what stands around a place, so a second look may find more; it never takes many. */
const mostRounds = 4;

const protectedSpans = (text: string): { readonly start: number; readonly end: number }[] =>
  [...text.matchAll(tokenPlaceholder)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

const editsOf = (text: string): MaskEdit[] =>
  joinEdits(
    detectors.flatMap((detect) => [...detect(text)]),
    protectedSpans(text),
  );

interface Round {
  readonly text: string;
  readonly toBefore: (at: number) => number;
}

/** Offsets of what stands between the edits move by what the edits before it gained or lost. */
const applyEdits = (text: string, edits: readonly MaskEdit[]): Round => {
  const parts: string[] = [];
  const marks: { readonly after: number; readonly before: number }[] = [{ after: 0, before: 0 }];
  let at = 0;
  let length = 0;
  for (const { start, end, replacement } of edits) {
    parts.push(text.slice(at, start), replacement);
    length += start - at;
    marks.push({ after: length, before: start });
    length += replacement.length;
    marks.push({ after: length, before: end });
    at = end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), toBefore: (place) => lookUp(marks, place) };
};

const lookUp = (marks: readonly { readonly after: number; readonly before: number }[], place: number): number => {
  let low = 0;
  let high = marks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((marks[middle]?.after ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  const mark = marks[low] ?? { after: 0, before: 0 };
  const next = marks[low + 1];
  return Math.min(mark.before + (place - mark.after), next?.before ?? Number.POSITIVE_INFINITY);
};

const tokensIn = (text: string, edits: readonly MaskEdit[]): TokenClaims[] => {
  const written = [...text.matchAll(tokenPlaceholder)].map((match) => readTokenPlaceholder(match[0]));
  const inUrls = edits.map(({ replacement, claims }) => (replacement === 'masked' ? claims : undefined));
  return [...written, ...inUrls].filter((claims) => claims !== undefined);
};

/**
 * Masks every secret of a text and keeps what a diagnosis needs: a token's claims, a signature's scope and signed
 * headers, the names of things. Masking what is masked changes nothing.
 */
export const mask = (text: string): Masked => {
  const all: MaskEdit[] = [];
  const steps: ((at: number) => number)[] = [];
  let current = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const edits = editsOf(current);
    if (edits.length === 0) break;
    const next = applyEdits(current, edits);
    for (const edit of edits) all.push(edit);
    steps.unshift(next.toBefore);
    current = next.text;
  }
  const kinds = new Set(all.map(({ kind }) => kind));
  return {
    text: current,
    count: all.length,
    kinds: maskKinds.filter((kind) => kinds.has(kind)),
    tokens: tokensIn(current, all),
    toOriginal: (at) => steps.reduce((place, step) => step(place), at),
  };
};
