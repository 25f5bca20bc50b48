/** One line of a text, without its end. `start` and `end` are offsets into the text. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Splits at `\n`, `\r\n` and `\r` (progress meters write the last). */
export const splitLines = (text: string): Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (at < text.length && code !== 10 && code !== 13) continue;
    lines.push({ text: text.slice(start, at), start, end: at });
    if (code === 13 && text.charCodeAt(at + 1) === 10) at += 1;
    start = at + 1;
  }
  return lines;
};
