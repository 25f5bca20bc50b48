import { parsePointer, resolvePointer, type Snapshot, toPointer } from '@gatescope/shared';
import { findLines, toDocument, toJsonLines } from '../../../lib/json-lines.ts';
import type { MarkedText } from './to-evidence-view.ts';

/** The most lines that are shown around a value. */
const roomy = 160;

const isTree = (value: unknown): boolean => typeof value === 'object' && value !== null;

/**
 * A value in its surroundings: the largest enclosing object that is still readable, with the value's lines marked.
 * Undefined where the pointer leads nowhere.
 */
export const toSurroundings = (snapshot: Snapshot, pointer: string): MarkedText | undefined => {
  const tokens = parsePointer(pointer);
  if (resolvePointer(snapshot, pointer) === undefined) return undefined;
  for (let depth = 2; depth < tokens.length; depth += 1) {
    const holder = toDocument(resolvePointer(snapshot, toPointer(...tokens.slice(0, depth))));
    if (!isTree(holder)) continue;
    const lines = toJsonLines(holder);
    if (lines.length > roomy && depth < tokens.length - 1) continue;
    return { text: lines.map((line) => line.text).join('\n'), lines: findLines(lines, tokens.slice(depth)) };
  }
  return undefined;
};
