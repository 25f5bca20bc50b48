import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import type { LiveSearch } from '../../lib/live-search.ts';

type Field = 'requestId' | 'status' | 'path' | 'source' | 'keyId' | 'text';

interface Props {
  readonly search: LiveSearch;
  readonly isBusy: boolean;
  /** The stretch of time is known. */
  readonly isReady: boolean;
  readonly onSearch: (search: LiveSearch) => void;
}

const fields: readonly (readonly [name: Field, label: string, hint: string, logs: 'both' | 'access'])[] = [
  ['requestId', 'Request id', 'x-amzn-RequestId or x-amz-apigw-id of the reply', 'both'],
  ['status', 'Status', 'For example 403, or 4xx', 'both'],
  ['path', 'Path', 'As it was called, or a resource', 'access'],
  ['source', 'Source address', 'Where the connection came from', 'access'],
  ['keyId', 'API key id', 'The id, not the key', 'access'],
  ['text', 'Text', 'Anything that stands in the line', 'both'],
];

const logs = [
  { value: 'access', label: 'Access log', description: 'One line per request, in the stage’s own format' },
  { value: 'execution', label: 'Execution log', description: 'Many lines per request, phase by phase' },
];

const isStatus = (text: string | undefined): boolean => text === undefined || /^[1-5](\d\d|xx)$/i.test(text);

/** What to look for in a log. Half-typed fields stay here; what was searched stands in the address. */
export const SearchForm = ({ search, isBusy, isReady, onSearch }: Props) => {
  const [draft, setDraft] = useState(search);
  const { log = 'access' } = draft;
  const shown = fields.filter(([, , , where]) => where === 'both' || log === 'access');
  const isValid = isStatus(draft.status);
  return (
    <form
      className="gs-stack gs-stack--tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid && isReady) onSearch(draft);
      }}
    >
      <FormField label="Which log">
        <RadioGroup
          value={log}
          items={logs}
          onChange={({ detail }) => setDraft({ ...draft, log: detail.value === 'execution' ? 'execution' : 'access' })}
        />
      </FormField>
      <div className="gs-live__form">
        {shown.map(([name, label, hint]) => (
          <FormField
            key={name}
            label={label}
            constraintText={hint}
            errorText={name === 'status' && !isValid ? 'A status such as 403, or a class such as 4xx' : undefined}
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
          Search the log
        </Button>
      </div>
    </form>
  );
};
