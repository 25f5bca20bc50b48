/** A part of a text: `start` is inside, `end` is behind. Offsets are UTF-16 units, as in `slice`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans in order, overlapping and touching ones joined. */
export const joinSpans = (spans: readonly Span[]): Span[] => {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
};
