import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { type Span, spans } from '../../lib/live-search.ts';
import { spanTexts, whenTexts as texts } from './texts/timeline-texts.ts';
import { parseTime } from './view/to-window.ts';

interface Props {
  readonly span: Span;
  readonly at: string | undefined;
  readonly isBusy: boolean;
  readonly onChange: (span: Span, at: string | undefined) => void;
  /** The same stretch, up to now. */
  readonly onAgain: () => void;
}

const options = spans.map((value) => ({ value, label: spanTexts[value] }));

const TimeField = ({ at, onChange }: Pick<Props, 'at' | 'onChange'>) => {
  const [text, setText] = useState(at ?? '');
  const isBad = text !== '' && parseTime(text) === undefined;
  const commit = (): void => {
    if (text !== '' && !isBad) onChange('around', text);
  };
  return (
    <FormField label={texts.timeOfFailure} constraintText={texts.timeHint} errorText={isBad ? texts.noTime : undefined}>
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
    <FormField label={texts.when}>
      <Select
        selectedOption={options.find(({ value }) => value === span) ?? null}
        options={options}
        selectedAriaLabel={texts.selected}
        onChange={({ detail }) => {
          const chosen = spans.find((one) => one === detail.selectedOption.value);
          if (chosen) onChange(chosen, chosen === 'around' ? at : undefined);
        }}
      />
    </FormField>
    {span === 'around' ? <TimeField at={at} onChange={onChange} /> : null}
    <Button loading={isBusy && span === 'last-good'} onClick={() => onChange('last-good', undefined)}>
      {texts.sinceItWorked}
    </Button>
    <Button iconName="refresh" loading={isBusy && span !== 'last-good'} onClick={onAgain}>
      {texts.again}
    </Button>
  </div>
);
