import { createFinder, type Steps } from './find-text.ts';
import type { FormatPart } from './format-parts.ts';
import { endOf, isToldApart, shapeOf, startOf, type ValueShape } from './value-shape.ts';

/** Values by variable name; a variable whose borders do not show is left out. */
export type MatchedValues = Readonly<Record<string, string>>;

interface CompiledText {
  readonly kind: 'text';
  readonly text: string;
  readonly find: ReturnType<typeof createFinder>;
}
interface CompiledVariable {
  readonly kind: 'variable';
  readonly name: string;
  readonly shape: ValueShape;
}
type Compiled = CompiledText | CompiledVariable;

const compilePart = (part: FormatPart): Compiled =>
  part.kind === 'text'
    ? { kind: 'text', text: part.text, find: createFinder(part.text) }
    : { kind: 'variable', name: part.name, shape: shapeOf(part.name) };

interface Walk {
  readonly line: string;
  readonly parts: readonly Compiled[];
  readonly values: Record<string, string>;
  readonly steps: Steps;
}

/** A place in the line and in the parts. */
interface Place {
  readonly at: number;
  readonly index: number;
}

const keep = ({ values, line, steps }: Walk, name: string, from: number, until: number): void => {
  steps.count += until - from + 1;
  values[name] ??= line.slice(from, until);
};

/** Whether the place between a value and what stands beside it is its border. */
const isBorderTo = (
  { shape }: CompiledVariable,
  beside: Compiled | undefined,
  { isText, isEnd }: { readonly isText: (text: string) => boolean; readonly isEnd: boolean },
): boolean => {
  if (beside === undefined) return isEnd;
  return beside.kind === 'text' ? isText(beside.text) : isToldApart(shape, beside.shape);
};

/** From the left: as long as every value shows by itself where it ends. Undefined: the line is not of this format. */
const fromLeft = (walk: Walk): Place | undefined => {
  const { line, parts, steps } = walk;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'text') {
      steps.count += part.text.length;
      if (!line.startsWith(part.text, at)) return undefined;
      at += part.text.length;
      continue;
    }
    const end = endOf(line, at, part.shape);
    const next = parts[index + 1];
    const isBorder =
      end !== undefined &&
      isBorderTo(part, next, { isText: (text) => line.startsWith(text, end), isEnd: end === line.length });
    // A value that does not look as AWS describes it is read as free text.
    if (!isBorder) return { at, index };
    keep(walk, part.name, at, end);
    at = end;
  }
  return at === line.length ? { at, index: parts.length } : undefined;
};

/** From the right, down to the place that was reached from the left. */
const fromRight = (walk: Walk, left: Place): Place | undefined => {
  const { line, parts, steps } = walk;
  let until = line.length;
  for (let index = parts.length - 1; index > left.index; index -= 1) {
    const part = parts[index];
    if (part === undefined) break;
    if (part.kind === 'text') {
      steps.count += part.text.length;
      if (until - part.text.length < left.at || !line.endsWith(part.text, until)) return undefined;
      until -= part.text.length;
      continue;
    }
    const start = startOf(line, until, part.shape);
    const before = parts[index - 1];
    const isBorder =
      start !== undefined &&
      start >= left.at &&
      isBorderTo(part, before, { isText: (text) => line.endsWith(text, start), isEnd: start === 0 });
    if (!isBorder) return { at: until, index };
    keep(walk, part.name, start, until);
    until = start;
  }
  return { at: until, index: left.index };
};

/** What lies between: each value ends where the next fixed text begins, the last one where the right side begins. */
const between = (walk: Walk, left: Place, right: Place): boolean => {
  const { line, parts, steps } = walk;
  let { at } = left;
  for (let index = left.index; index <= right.index; index += 1) {
    const part = parts[index];
    if (part?.kind === 'text') {
      steps.count += part.text.length;
      if (!line.startsWith(part.text, at)) return false;
      at += part.text.length;
      continue;
    }
    if (part === undefined) return false;
    const next = parts[index + 1];
    if (index === right.index) {
      if (at > right.at) return false;
      // Beside another variable that was not read, nobody knows how much of it is this one's.
      if (next?.kind !== 'variable' || walk.values[next.name] !== undefined) keep(walk, part.name, at, right.at);
      return true;
    }
    const end = endOf(line, at, part.shape);
    if (next?.kind === 'variable') {
      // Side by side: only a shape can tell them apart. Without one, neither value is known.
      if (end === undefined || !isToldApart(part.shape, next.shape)) return skipRun(walk, { at, index }, right);
      keep(walk, part.name, at, end);
      at = end;
      continue;
    }
    const found =
      next?.kind === 'text'
        ? end !== undefined && line.startsWith(next.text, end)
          ? end
          : next.find(line, at, steps)
        : -1;
    if (found === -1 || found > right.at) return false;
    keep(walk, part.name, at, found);
    at = found;
  }
  return true;
};

/** Passes over variables that stand side by side, up to the next fixed text. */
const skipRun = (walk: Walk, { at, index }: Place, right: Place): boolean => {
  const { line, parts, steps } = walk;
  const text = parts.findIndex((part, position) => position > index && part.kind === 'text');
  if (text === -1 || text > right.index) return true;
  const next = parts[text];
  const found = next?.kind === 'text' ? next.find(line, at, steps) : -1;
  return found !== -1 && found <= right.at && between(walk, { at: found, index: text }, right);
};

/** Compiles the parts of a format to a reader of its lines, which takes time in proportion to line and format. */
export const compileParts = (
  given: readonly FormatPart[],
): ((line: string, steps?: Steps) => MatchedValues | undefined) => {
  const parts = given.map(compilePart);
  return (line, steps = { count: 0 }) => {
    const walk: Walk = { line, parts, values: {}, steps };
    const left = fromLeft(walk);
    if (left === undefined) return undefined;
    if (left.index === parts.length) return walk.values;
    const right = fromRight(walk, left);
    return right !== undefined && between(walk, left, right) ? walk.values : undefined;
  };
};
