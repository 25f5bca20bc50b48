import type { Page } from '../text/page.ts';
import type { Reading, Recogniser } from './reading.ts';

const shape = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,99}(?: [\p{L}\p{N}._()-]{1,60}){0,4}$/u;
/** Words that say that something fails are no name. */
const prose =
  /\b(?:error|fail(?:s|ed|ing|ure)?|not|does|is|why|how|help|forbidden|denied|timeout|cors|refused|broken|unauthori[sz]ed)\b/i;

const read = (page: Page): Reading[] => {
  const [line, ...more] = page.lines;
  const name = line?.text.trim() ?? '';
  const isWhole = page.text.trim() === name;
  if (!line || more.length > 0 || !isWhole || !page.isFree(line) || !shape.test(name) || prose.test(name)) return [];
  return [
    {
      kind: 'api-name',
      span: line,
      understood: `"${name}" may be the name of an API`,
      guesses: [{ because: 'A short text by itself is taken for a name to look up', says: { target: { name } } }],
    },
  ];
};

/** A short text and nothing else: what somebody types who knows the API's name. */
export const apiName: Recogniser = { id: 'api-name', read };
