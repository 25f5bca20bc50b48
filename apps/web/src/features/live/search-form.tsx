import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import type { LiveSearch } from '../../lib/live-search.ts';
import { logTexts, searchFieldTexts, searchTexts as texts } from './texts/search-texts.ts';

type Field = keyof typeof searchFieldTexts;

interface Props {
  readonly search: LiveSearch;
  readonly isBusy: boolean;
  /** The stretch of time is known. */
  readonly isReady: boolean;
  readonly onSearch: (search: LiveSearch) => void;
}

const both: readonly Field[] = ['requestId', 'status', 'text'];
const fields: readonly Field[] = ['requestId', 'status', 'path', 'source', 'keyId', 'text'];

const logs = [
  { value: 'access', ...logTexts.access },
  { value: 'execution', ...logTexts.execution },
];

const isStatus = (text: string | undefined): boolean => text === undefined || /^[1-5](\d\d|xx)$/i.test(text);

/** What to look for in a log. Half-typed fields stay here; what was searched stands in the address. */
export const SearchForm = ({ search, isBusy, isReady, onSearch }: Props) => {
  const [draft, setDraft] = useState(search);
  const { log = 'access' } = draft;
  const shown = fields.filter((name) => both.includes(name) || log === 'access');
  const isValid = isStatus(draft.status);
  return (
    <form
      className="gs-stack gs-stack--tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid && isReady) onSearch(draft);
      }}
    >
      <FormField label={texts.which}>
        <RadioGroup
          value={log}
          items={logs}
          onChange={({ detail }) => setDraft({ ...draft, log: detail.value === 'execution' ? 'execution' : 'access' })}
        />
      </FormField>
      <div className="gs-live__form">
        {shown.map((name) => (
          <FormField
            key={name}
            label={searchFieldTexts[name].label}
            constraintText={searchFieldTexts[name].hint}
            errorText={name === 'status' && !isValid ? texts.badStatus : undefined}
          >
            <Input
              value={draft[name] ?? ''}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) =>
                setDraft({ ...draft, [name]: detail.value.trim() === '' ? undefined : detail.value.trim() })
              }
            />
          </FormField>
        ))}
      </div>
      <div>
        <Button variant="primary" formAction="submit" loading={isBusy} disabled={!isReady}>
          {texts.go}
        </Button>
      </div>
    </form>
  );
};
