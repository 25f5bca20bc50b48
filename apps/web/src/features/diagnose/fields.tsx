import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { useDraft } from './draft-field.ts';

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  readonly onCommit: (value: string | undefined) => void;
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'numeric' | 'url';
}

const orUndefined = (value: string): string | undefined => (value === '' ? undefined : value);

/** One line of text. */
export const TextField = ({ label, hint, value, onCommit, placeholder, inputMode = 'text' }: TextFieldProps) => {
  const draft = useDraft(value ?? '', (text) => onCommit(orUndefined(text)));
  return (
    <FormField label={label} description={hint} stretch>
      <Input
        value={draft.value}
        onChange={({ detail }) => draft.onChange(detail.value)}
        onBlur={draft.commit}
        onKeyDown={({ detail }) => (detail.key === 'Enter' ? draft.commit() : undefined)}
        placeholder={placeholder ?? ''}
        inputMode={inputMode}
        spellcheck={false}
        autoComplete={false}
      />
    </FormField>
  );
};

/** Several lines of text. */
export const TextAreaField = ({ label, hint, value, onCommit, placeholder }: Omit<TextFieldProps, 'inputMode'>) => {
  const draft = useDraft(value ?? '', (text) => onCommit(orUndefined(text)));
  return (
    <FormField label={label} description={hint} stretch>
      <Textarea
        value={draft.value}
        onChange={({ detail }) => draft.onChange(detail.value)}
        onBlur={draft.commit}
        placeholder={placeholder ?? ''}
        rows={Math.min(10, Math.max(3, draft.value.split('\n').length))}
        spellcheck={false}
      />
    </FormField>
  );
};

interface ListFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: readonly string[] | undefined;
  readonly onCommit: (value: string[] | undefined) => void;
  /** What lies between two items: lines, or words of one line. */
  readonly between: 'lines' | 'words';
}

const separators = { lines: /\n/, words: /[\s,]+/ } as const;

const toItems = (text: string | undefined, between: ListFieldProps['between']): string[] | undefined => {
  const items = (text ?? '').split(separators[between]).map((item) => item.trim());
  const kept = items.filter((item) => item !== '');
  return kept.length === 0 ? undefined : kept;
};

/** A list, one item per line or word. */
export const ListField = ({ label, hint, value, onCommit, between }: ListFieldProps) => {
  const Field = between === 'lines' ? TextAreaField : TextField;
  return (
    <Field
      label={label}
      hint={hint}
      value={value?.join(between === 'lines' ? '\n' : ' ')}
      onCommit={(text) => onCommit(toItems(text, between))}
    />
  );
};
