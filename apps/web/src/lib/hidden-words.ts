import type { HiddenCause, MissingFact } from '@gatescope/shared';
import { toPointerWords } from './pointer-words.ts';

const causes = {
  denied: 'AWS denied the read',
  throttled: 'AWS throttled the read',
  failed: 'the read failed',
  'not-asked': 'it was not read',
  'other-account': 'it belongs to another account',
  malformed: 'AWS returned something unreadable',
} as const satisfies Record<HiddenCause, string>;

/** Why a fact is not known, as the end of a sentence. */
export const hiddenCauseWords = (cause: HiddenCause): string => causes[cause];

/** A fact that is not known, ready to show. */
export interface MissingView {
  readonly key: string;
  readonly what: string;
  readonly because: string;
  /** "Grant apigateway:GET on arn:…", where a permission would settle it. */
  readonly grant: { readonly action: string; readonly resource: string } | undefined;
  readonly message: string | undefined;
}

/** The permission to grant; none where AWS allowed the read and it went wrong otherwise. */
export const grantFor = ({ cause, permission }: Pick<MissingFact, 'cause' | 'permission'>): MissingView['grant'] =>
  cause === 'failed' || cause === 'throttled' || cause === 'malformed' ? undefined : permission;

/** See `MissingView`. */
export const toMissingView = (missing: MissingFact): MissingView => ({
  key: missing.pointer,
  what: toPointerWords(missing.pointer),
  because: hiddenCauseWords(missing.cause),
  grant: grantFor(missing),
  message: missing.message,
});
