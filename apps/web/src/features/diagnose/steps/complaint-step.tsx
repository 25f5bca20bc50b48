import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Textarea from '@cloudscape-design/components/textarea';
import Tiles from '@cloudscape-design/components/tiles';
import { type ComplaintKind, complaintKinds } from '@gatescope/shared';
import { useState } from 'react';
import { UnderstoodList, type UnderstoodItem } from '../../../components/understood-list.tsx';
import { complaintWords } from '../../../lib/complaint-words.ts';
import type { Question } from '../../../lib/diagnose-search.ts';
import { ListField, TextAreaField, TextField } from '../fields.tsx';
import { wizardTexts } from '../wizard-texts.ts';
import type { StepProps } from './step-props.ts';

const texts = wizardTexts.complaint;

/** Reads a pasted text into parts of the question. */
export type ReadPaste = (text: string) => Promise<{
  readonly understood: readonly UnderstoodItem[];
  readonly inferred: readonly string[];
  readonly contradictions: readonly string[];
  readonly leftover: string;
  readonly masked: number;
  readonly question: Partial<Question>;
}>;

const withReply: readonly ComplaintKind[] = [
  'refused',
  'failed',
  'wrong-content',
  'sometimes',
  'not-enforced',
  'not-updated',
];
const isBrowser = (kind: ComplaintKind | undefined): boolean => kind === 'blocked-by-browser';

const kinds = Object.keys(complaintWords).filter((key): key is ComplaintKind =>
  complaintKinds.some((kind) => kind === key),
);

const Paste = ({ onSay, readPaste }: Pick<StepProps, 'onSay'> & { readonly readPaste: ReadPaste }) => {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Awaited<ReturnType<ReadPaste>> | undefined>(undefined);
  const submit = async (): Promise<void> => {
    const read = await readPaste(text);
    setFound(read);
    if (read.understood.length === 0) return;
    onSay(read.question);
    // What was not understood stays, so that nothing is lost.
    setText(read.leftover);
  };
  return (
    <div className="gs-stack gs-stack--tight">
      <FormField label={texts.paste} description={texts.pasteHint} stretch>
        <Textarea value={text} onChange={({ detail }) => setText(detail.value)} rows={3} spellcheck={false} />
      </FormField>
      <div>
        <Button onClick={() => void submit()} disabled={text.trim() === ''}>
          {texts.pasteRead}
        </Button>
      </div>
      <div aria-live="polite">
        {found === undefined ? null : found.understood.length === 0 ? (
          <p>{texts.nothing}</p>
        ) : (
          <UnderstoodList
            title={texts.understood}
            items={found.understood}
            inferred={found.inferred}
            contradictions={found.contradictions}
            leftover={found.leftover}
            masked={found.masked}
          />
        )}
      </div>
    </div>
  );
};

const ReplyFields = ({ question, onSay }: StepProps) => (
  <div className="gs-stack">
    <TextField
      label={texts.status}
      value={question.status?.toString()}
      inputMode="numeric"
      onCommit={(value) => onSay({ status: value === undefined ? undefined : Number.parseInt(value, 10) || undefined })}
    />
    <TextAreaField
      label={texts.body}
      value={question.body}
      onCommit={(body) => onSay({ body })}
      placeholder='{"message":"Forbidden"}'
    />
    <ListField
      label={texts.replyHeader}
      hint={texts.replyHeaderHint}
      between="lines"
      value={question.replyHeader}
      onCommit={(replyHeader) => onSay({ replyHeader })}
    />
  </div>
);

const Details = ({ question, onSay }: StepProps) => {
  const { kind } = question;
  if (kind === undefined) return null;
  return (
    <div className="gs-stack">
      {isBrowser(kind) || kind === 'no-connection' ? (
        <TextAreaField
          label={isBrowser(kind) ? texts.console : texts.error}
          value={question.console}
          onCommit={(console) => onSay({ console })}
        />
      ) : null}
      {withReply.includes(kind) || isBrowser(kind) ? <ReplyFields question={question} onSay={onSay} /> : null}
      {kind === 'setup-failed' ? (
        <>
          <TextField
            label={texts.managementCall}
            hint={texts.managementCallHint}
            value={question.managementCall}
            onCommit={(managementCall) => onSay({ managementCall })}
          />
          <TextAreaField label={texts.error} value={question.body} onCommit={(body) => onSay({ body })} />
        </>
      ) : null}
      <FormField label={texts.worked}>
        <RadioGroup
          value={question.worked ?? 'not-said'}
          onChange={({ detail }) =>
            onSay({ worked: detail.value === 'yes' || detail.value === 'no' ? detail.value : undefined })
          }
          items={[
            { value: 'yes', label: texts.workedYes },
            { value: 'no', label: texts.workedNo },
            { value: 'not-said', label: wizardTexts.caller.notSaid },
          ]}
          direction="horizontal"
        />
      </FormField>
    </div>
  );
};

/** Asks for the complaint: pasted, or picked and described. */
export const ComplaintStep = ({ question, onSay, readPaste }: StepProps & { readonly readPaste: ReadPaste }) => (
  <Container>
    <div className="gs-stack">
      <Paste onSay={onSay} readPaste={readPaste} />
      <FormField label={texts.kind} stretch>
        <Tiles
          columns={2}
          value={question.kind ?? null}
          onChange={({ detail }) => onSay({ kind: kinds.find((kind) => kind === detail.value) })}
          items={kinds.map((kind) => ({
            value: kind,
            label: complaintWords[kind].title,
            description: complaintWords[kind].example,
          }))}
        />
      </FormField>
      <Details question={question} onSay={onSay} />
    </div>
  </Container>
);
