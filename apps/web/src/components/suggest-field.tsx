import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';

interface Suggestion {
  readonly value: string;
  readonly description?: string;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  readonly suggestions: readonly (string | Suggestion)[];
  readonly placeholder?: string;
  readonly onCommit: (value: string | undefined) => void;
}

/** A text with suggestions; anything else may be typed too. */
export const SuggestField = ({ label, hint, value = '', suggestions, placeholder = '', onCommit }: Props) => {
  const [draft, setDraft] = useState({ base: value, text: value });
  const text = draft.base === value ? draft.text : value;
  const commit = (next: string): void => {
    if (next.trim() !== value) onCommit(next.trim() === '' ? undefined : next.trim());
  };
  return (
    <FormField label={label} description={hint} stretch>
      <Autosuggest
        value={text}
        options={suggestions.map((item) => (typeof item === 'string' ? { value: item } : { ...item }))}
        onChange={({ detail }) => setDraft({ base: value, text: detail.value })}
        onSelect={({ detail }) => commit(detail.value)}
        onBlur={() => commit(text)}
        placeholder={placeholder}
        enteredTextLabel={(entered) => `Use “${entered}”`}
        ariaLabel={label}
        clearAriaLabel={`Clear ${label}`}
        empty="No suggestion; type it"
        selectedAriaLabel="Selected"
      />
    </FormField>
  );
};
