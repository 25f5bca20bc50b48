import { absent, type Fact, hidden, type Permission, present } from '@gatescope/shared';
import type { Trouble } from './trouble.ts';

/** How a read ended. */
export type Outcome<Value> =
  | { readonly kind: 'value'; readonly value: Value; readonly readAt: string }
  | { readonly kind: 'none'; readonly readAt: string }
  | { readonly kind: 'malformed'; readonly message: string }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** The fact that an outcome makes: a refusal or failure is hidden, never a default. */
export const toFact = <Value>(outcome: Outcome<Value>, permission: Permission): Fact<Value> => {
  switch (outcome.kind) {
    case 'value':
      return present(outcome.value, outcome.readAt);
    case 'none':
      return absent(outcome.readAt);
    case 'malformed':
      return hidden('failed', permission, outcome.message);
    case 'trouble':
      return hidden(causeOf(outcome.trouble), permission, outcome.trouble.message);
  }
};

const causeOf = ({ kind }: Trouble): 'denied' | 'throttled' | 'failed' => {
  if (kind === 'denied') return 'denied';
  return kind === 'throttled' ? 'throttled' : 'failed';
};
