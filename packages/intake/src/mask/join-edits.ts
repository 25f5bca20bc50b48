import type { Span } from '../text/span.ts';
import type { MaskEdit } from './mask-kind.ts';

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const withoutProtected = (edits: readonly MaskEdit[], protectedSpans: readonly Span[]): MaskEdit[] => {
  let index = 0;
  return edits.filter((edit) => {
    while (index < protectedSpans.length && (protectedSpans[index]?.end ?? 0) <= edit.start) index += 1;
    const next = protectedSpans[index];
    return !next || !overlaps(edit, next);
  });
};

/**
 * Makes one list without overlaps of what several detectors found: an edit inside another is dropped, one that reaches
 * beyond another widens it. Spans that are placeholders already stay as they are.
 */
export const joinEdits = (edits: readonly MaskEdit[], protectedSpans: readonly Span[]): MaskEdit[] => {
  const sorted = edits.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const joined: MaskEdit[] = [];
  for (const edit of withoutProtected(sorted, protectedSpans)) {
    const last = joined.at(-1);
    if (!last || edit.start >= last.end) joined.push(edit);
    else if (edit.end > last.end) joined[joined.length - 1] = { ...last, end: edit.end };
  }
  return joined;
};
