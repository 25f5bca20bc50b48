import { type Hidden, hiddenSchema, parsePointer, resolvePointer, type Snapshot, toPointer } from '@gatescope/shared';
import { toDocument, toJsonLines } from '../../lib/json-lines.ts';
import { toValueLink } from '../../lib/snapshot/to-value-link.ts';

/** A single value of the configuration, as AWS returned it. */
export interface ValueView {
  /** `absent`: AWS returned no such field, and `text` is the nearest thing around it. `unknown`: nobody read it. */
  readonly state: 'present' | 'absent' | 'unknown';
  /** Empty where there is nothing to show. */
  readonly text: string;
  /** Why it is unknown. */
  readonly cause: Hidden['cause'] | undefined;
  readonly readAt: string | undefined;
  readonly href: string | undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isFact = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && /^(present|absent|hidden)$/.test(String(value['state']));

/** A pointer to a whole fact means what AWS said, not our envelope around it. */
const withoutEnvelope = (value: unknown): unknown =>
  isFact(value) ? (value['state'] === 'present' ? value['value'] : undefined) : value;

const toText = (value: unknown): string =>
  toJsonLines(toDocument(value))
    .map(({ text }) => text)
    .join('\n');

/** What stands at a pointer and around it, from the inside out; not the whole snapshot. */
const placesOf = (snapshot: Snapshot, pointer: string): unknown[] => {
  const tokens = parsePointer(pointer);
  return tokens
    .map((_, index) => resolvePointer(snapshot, toPointer(...tokens.slice(0, tokens.length - index))))
    .slice(0, -1);
};

/** The fact that a value is part of: the outermost one, for AWS has fields called `state` too. */
const factAround = (places: readonly unknown[]): Record<string, unknown> | undefined => places.filter(isFact).at(-1);

/** What a pointer leads to, with its age and its place in the AWS console. */
export const toValueView = (snapshot: Snapshot, pointer: string): ValueView => {
  const places = placesOf(snapshot, pointer);
  const fact = factAround(places);
  const readAt = typeof fact?.['readAt'] === 'string' ? fact['readAt'] : undefined;
  const about = { readAt, href: toValueLink(snapshot, pointer), cause: undefined };
  if (fact === undefined || fact['state'] === 'hidden')
    return { ...about, state: 'unknown', text: '', cause: hiddenSchema.safeParse(fact).data?.cause ?? 'not-asked' };
  const value = withoutEnvelope(places[0]);
  if (value !== undefined) return { ...about, state: 'present', text: toText(value) };
  const inside = places.slice(1, places.indexOf(fact)).find(isRecord);
  return { ...about, state: 'absent', text: inside === undefined ? '' : toText(inside) };
};
