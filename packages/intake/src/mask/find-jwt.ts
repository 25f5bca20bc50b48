import { isAlphanumeric } from '../text/char-class.ts';
import type { Span } from '../text/span.ts';

const shortest = 16;

const isJwtChar = (code: number): boolean => isAlphanumeric(code) || code === 45 || code === 95 || code === 46;

/** The next base64 text that begins like `{"`, which is how a JWT begins: with its dots. */
export const findJwt = (text: string, from = 0): Span | undefined => {
  let at = from;
  for (;;) {
    const start = text.indexOf('eyJ', at);
    if (start === -1) return undefined;
    let end = start;
    while (end < text.length && isJwtChar(text.charCodeAt(end))) end += 1;
    if (end - start >= shortest) return { start, end };
    at = end;
  }
};
