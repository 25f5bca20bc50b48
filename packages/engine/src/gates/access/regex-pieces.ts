/** A pattern, taken apart. */
export type Piece =
  | { readonly kind: 'one'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'done' }
  | { readonly kind: 'group'; readonly piece: Piece }
  | { readonly kind: 'row'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'either'; readonly choices: readonly Piece[] }
  | { readonly kind: 'repeat'; readonly piece: Piece; readonly least: number; readonly most: number | undefined };

/** Where the reading stands; `isBroken` once something was met that is not understood. */
interface Reader {
  readonly text: string;
  at: number;
  isBroken: boolean;
}

type Accepts = (character: string) => boolean;

const classes: Readonly<Record<string, Accepts>> = {
  d: (character) => /\d/.test(character),
  D: (character) => /\D/.test(character),
  w: (character) => /\w/.test(character),
  W: (character) => /\W/.test(character),
  s: (character) => /\s/.test(character),
  S: (character) => /\S/.test(character),
};
const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

const breakOff = (reader: Reader): Accepts => {
  reader.isBroken = true;
  return () => false;
};

/** After a backslash. Letters and digits that are not known here (`\b`, `\1`, `\p`) are not understood. */
const readEscape = (reader: Reader): Accepts => {
  const letter = reader.text[reader.at] ?? '';
  reader.at += 1;
  const known = classes[letter];
  if (known) return known;
  const control = controls[letter];
  if (control !== undefined) return (character) => character === control;
  if (letter === '' || /[A-Za-z0-9]/.test(letter)) return breakOff(reader);
  return (character) => character === letter;
};

const readClassItem = (reader: Reader): { readonly accepts: Accepts; readonly single?: string } => {
  const first = reader.text[reader.at] ?? '';
  reader.at += 1;
  if (first === '[' || (first === '&' && reader.text[reader.at] === '&')) return { accepts: breakOff(reader) };
  if (first !== '\\') return { accepts: (character) => character === first, single: first };
  const letter = reader.text[reader.at] ?? '';
  const accepts = readEscape(reader);
  return classes[letter] || controls[letter] ? { accepts } : { accepts, single: letter };
};

const readClass = (reader: Reader): Piece => {
  const isNegated = reader.text[reader.at] === '^';
  if (isNegated) reader.at += 1;
  const items: Accepts[] = [];
  while (reader.text[reader.at] !== ']' && !reader.isBroken) {
    if (reader.at >= reader.text.length) return { kind: 'one', accepts: breakOff(reader) };
    const low = readClassItem(reader);
    const isRange = low.single !== undefined && reader.text[reader.at] === '-' && reader.text[reader.at + 1] !== ']';
    if (!isRange) {
      items.push(low.accepts);
      continue;
    }
    reader.at += 1;
    const high = readClassItem(reader);
    const from = low.single ?? '';
    const to = high.single;
    items.push(to === undefined ? breakOff(reader) : (character) => character >= from && character <= to);
  }
  reader.at += 1;
  return { kind: 'one', accepts: (character) => items.some((accepts) => accepts(character)) !== isNegated };
};

const readGroup = (reader: Reader): Piece => {
  if (reader.text.startsWith('?:', reader.at)) reader.at += 2;
  else if (reader.text[reader.at] === '?') reader.isBroken = true;
  const piece = readEither(reader);
  if (reader.text[reader.at] !== ')') reader.isBroken = true;
  reader.at += 1;
  return { kind: 'group', piece };
};

const readAtom = (reader: Reader): Piece => {
  const character = reader.text[reader.at] ?? '';
  reader.at += 1;
  switch (character) {
    case '^':
      return { kind: 'start' };
    case '$':
      return { kind: 'end' };
    case '.':
      return { kind: 'one', accepts: (actual) => actual !== '\n' };
    case '[':
      return readClass(reader);
    case '(':
      return readGroup(reader);
    case '\\':
      return { kind: 'one', accepts: readEscape(reader) };
    case '*':
    case '+':
    case '?':
    case '{':
      return { kind: 'one', accepts: breakOff(reader) };
    default:
      return { kind: 'one', accepts: (actual) => actual === character };
  }
};

const counts: Readonly<Record<string, readonly [number, number | undefined]>> = {
  '*': [0, undefined],
  '+': [1, undefined],
  '?': [0, 1],
};

const readCount = (reader: Reader): readonly [number, number | undefined] | undefined => {
  const simple = counts[reader.text[reader.at] ?? ''];
  if (simple) {
    reader.at += 1;
    return simple;
  }
  const braces = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(reader.text.slice(reader.at));
  if (!braces?.[1]) return undefined;
  reader.at += braces[0].length;
  const least = Number(braces[1]);
  if (braces[2] === undefined) return [least, least];
  return [least, braces[3] ? Number(braces[3]) : undefined];
};

const readRow = (reader: Reader): Piece => {
  const pieces: Piece[] = [];
  while (
    reader.at < reader.text.length &&
    !reader.isBroken &&
    reader.text[reader.at] !== '|' &&
    reader.text[reader.at] !== ')'
  ) {
    const piece = readAtom(reader);
    const count = readCount(reader);
    // A lazy or possessive mark changes what is taken, not whether something matches, but for possessive ones.
    if (count && reader.text[reader.at] === '?') reader.at += 1;
    else if (count && reader.text[reader.at] === '+') reader.isBroken = true;
    pieces.push(count ? { kind: 'repeat', piece, least: count[0], most: count[1] } : piece);
  }
  return { kind: 'row', pieces };
};

const readEither = (reader: Reader): Piece => {
  const choices = [readRow(reader)];
  while (reader.text[reader.at] === '|' && !reader.isBroken) {
    reader.at += 1;
    choices.push(readRow(reader));
  }
  return { kind: 'either', choices };
};

/** Takes a pattern apart; undefined where it uses something else than classes, groups, alternatives, counts and anchors. */
export const parseRegex = (text: string): Piece | undefined => {
  if (text.length > 1_000) return undefined;
  const reader: Reader = { text, at: 0, isBroken: false };
  const piece = readEither(reader);
  return reader.isBroken || reader.at < text.length ? undefined : piece;
};
