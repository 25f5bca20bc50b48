import { useState } from 'react';

/** A text that is being typed. */
export interface Draft {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Takes the text over, when the field is left or Enter is pressed. */
  readonly commit: () => void;
}

/**
 * Keeps a half-typed text until it is committed, so that the address bar changes once per field, not per key. A value
 * that changes from outside (a paste, the back button) replaces the draft.
 */
export const useDraft = (committed: string, onCommit: (value: string) => void): Draft => {
  const [state, setState] = useState({ base: committed, text: committed });
  const text = state.base === committed ? state.text : committed;
  return {
    value: text,
    onChange: (value) => setState({ base: committed, text: value }),
    commit: () => {
      if (text.trim() !== committed) onCommit(text.trim());
    },
  };
};
