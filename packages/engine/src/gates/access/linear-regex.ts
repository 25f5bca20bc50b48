import type { Piece } from './regex-pieces.ts';
import { parseRegex } from './regex-pieces.ts';

/** A state machine's state: what it takes (undefined: nothing), and where it leads. */
interface State {
  readonly piece: Exclude<Piece, { kind: 'group' | 'repeat' | 'either' | 'row' }> | undefined;
  next: number[];
}

const statesLimit = 2_000;

/** Builds the machine back to front: returns the state at which `piece` starts when `to` follows it; -1 when it grows too big. */
const build = (states: State[], piece: Piece, to: number): number => {
  const add = (state: State): number => (states.length >= statesLimit ? -1 : states.push(state) - 1);
  if (to === -1) return -1;
  switch (piece.kind) {
    case 'row':
      return piece.pieces.reduceRight((next, item) => build(states, item, next), to);
    case 'either':
      return add({ piece: undefined, next: piece.choices.map((choice) => build(states, choice, to)) });
    case 'group':
      return build(states, piece.piece, to);
    case 'repeat': {
      let start = to;
      if (piece.most === undefined) {
        const loop = add({ piece: undefined, next: [to] });
        const body = build(states, piece.piece, loop);
        states[loop]?.next.push(body);
        start = loop;
      } else {
        for (let count = piece.least; count < piece.most; count += 1)
          start = add({ piece: undefined, next: [to, build(states, piece.piece, start)] });
      }
      for (let count = 0; count < piece.least; count += 1) start = build(states, piece.piece, start);
      return start;
    }
    default:
      return add({ piece, next: [to] });
  }
};

const settle = (
  states: readonly State[],
  from: readonly number[],
  at: { readonly isStart: boolean; readonly isEnd: boolean },
): Set<number> => {
  const reached = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const state = states[index];
    const { piece } = state ?? {};
    const isFree = piece === undefined || (piece.kind === 'start' && at.isStart) || (piece.kind === 'end' && at.isEnd);
    if (state && isFree) open.push(...state.next);
  }
  return reached;
};

/**
 * Whether the pattern matches somewhere in the text, in time linear in the text whatever the pattern (a caller's input
 * must not hang a diagnosis). Undefined where the pattern uses more than classes, groups, alternatives, counts and anchors.
 */
export const findsLinear = (pattern: string, text: string): boolean | undefined => {
  const parsed = parseRegex(pattern);
  if (!parsed) return undefined;
  const states: State[] = [{ piece: { kind: 'done' }, next: [] }];
  const start = build(states, parsed, 0);
  if (start === -1 || states.some(({ next }) => next.includes(-1))) return undefined;
  let places = settle(states, [start], { isStart: true, isEnd: text.length === 0 });
  for (let at = 0; at < text.length; at += 1) {
    if (places.has(0)) return true;
    const character = text[at] ?? '';
    const next: number[] = [start];
    for (const place of places) {
      const state = states[place];
      if (state?.piece?.kind === 'one' && state.piece.accepts(character)) next.push(...state.next);
    }
    places = settle(states, next, { isStart: false, isEnd: at === text.length - 1 });
  }
  return places.has(0);
};
