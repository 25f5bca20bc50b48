import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { type Span, spans } from '../../lib/live-search.ts';
import { parseTime } from './view/to-window.ts';

interface Props {
  readonly span: Span;
  readonly at: string | undefined;
  readonly isBusy: boolean;
  readonly onChange: (span: Span, at: string | undefined) => void;
  /** The same stretch, up to now. */
  readonly onAgain: () => void;
}

const labels: Readonly<Record<Span, string>> = {
  '1h': 'The last hour',
  '3h': 'The last three hours',
  '24h': 'The last day',
  '7d': 'The last week',
  'last-good': 'Since it last worked',
  around: 'Around a time',
};

const options = spans.map((value) => ({ value, label: labels[value] }));

const TimeField = ({ at, onChange }: Pick<Props, 'at' | 'onChange'>) => {
  const [text, setText] = useState(at ?? '');
  const isBad = text !== '' && parseTime(text) === undefined;
  const commit = (): void => {
    if (text !== '' && !isBad) onChange('around', text);
  };
  return (
    <FormField
      label="Time of a failure"
      constraintText="For example 2026-03-02 09:15, in your own zone; a quarter of an hour on either side is shown"
      errorText={isBad ? 'This is no time' : undefined}
    >
      <Input
        value={text}
        onChange={({ detail }) => setText(detail.value)}
        onBlur={commit}
        onKeyDown={({ detail }) => (detail.key === 'Enter' ? commit() : undefined)}
      />
    </FormField>
  );
};

/** Which stretch of time is looked at; "since it last worked" is one click away. */
export const WhenBar = ({ span, at, isBusy, onChange, onAgain }: Props) => (
  <div className="gs-live__when">
    <FormField label="When">
      <Select
        selectedOption={options.find(({ value }) => value === span) ?? null}
        options={options}
        selectedAriaLabel="Selected"
        onChange={({ detail }) => {
          const chosen = spans.find((one) => one === detail.selectedOption.value);
          if (chosen) onChange(chosen, chosen === 'around' ? at : undefined);
        }}
      />
    </FormField>
    {span === 'around' ? <TimeField at={at} onChange={onChange} /> : null}
    <Button loading={isBusy && span === 'last-good'} onClick={() => onChange('last-good', undefined)}>
      Since it last worked
    </Button>
    <Button iconName="refresh" loading={isBusy && span !== 'last-good'} onClick={onAgain}>
      Look again
    </Button>
  </div>
);
