import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Skeleton from '@cloudscape-design/components/skeleton';
import Tabs from '@cloudscape-design/components/tabs';
import Textarea from '@cloudscape-design/components/textarea';
import { type DiagnosisResult, type Observation, readCallerOutputContract } from '@gatescope/shared';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CodeBlock } from '../../../components/code-block.tsx';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { tabTexts } from '../../../components/tab-texts.ts';
import { callApi } from '../../../lib/api.ts';
import { callerTexts as texts } from './live-texts.ts';
import { callerScriptQuery } from './caller-script-query.ts';

interface Props {
  readonly result: DiagnosisResult;
  /** Something was seen: it becomes part of the question. */
  readonly onSeen: (observations: readonly Observation[]) => void;
}

const shells = [
  ['sh', 'Shell', 'bash'],
  ['powershell', 'PowerShell', 'powershell'],
] as const;

const Script = ({ result, shell }: Pick<Props, 'result'> & { readonly shell: (typeof shells)[number] }) => {
  const [id, label, language] = shell;
  const { data, error, refetch } = useQuery(callerScriptQuery(result, id));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height="12rem" />;
  return (
    <div className="gs-stack gs-stack--tight">
      <p className="gs-flush">
        {texts.save} <code>{data.fileName}</code> {texts.run}
      </p>
      <CodeBlock text={data.howToRun.join('\n')} what={texts.howToRun(label)} wrap />
      <CodeBlock text={data.script} what={texts.script(label)} language={language} />
    </div>
  );
};

/** What a script, the snippet or the reach page printed, pasted back. */
export const PasteBack = ({ what, onSeen }: Pick<Props, 'onSeen'> & { readonly what: string }) => {
  const [text, setText] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const read = useMutation({
    mutationFn: () => callApi(readCallerOutputContract, { body: { text } }),
    onSuccess: ({ observations }) => {
      setIsEmpty(observations.length === 0);
      if (observations.length > 0) onSeen(observations);
    },
  });
  return (
    <div className="gs-stack gs-stack--tight">
      <FormField label={texts.printed(what)} description={texts.printedHint}>
        <Textarea value={text} rows={4} spellcheck={false} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
      <div>
        <Button disabled={text.trim() === ''} loading={read.isPending} onClick={() => read.mutate()}>
          {texts.take}
        </Button>
      </div>
      <div aria-live="polite">
        {isEmpty ? <p className="gs-flush">{texts.nothing}</p> : null}
        {read.error ? <ProblemPanel error={read.error} onRetry={() => read.mutate()} /> : null}
      </div>
    </div>
  );
};

/** A script that runs where the caller is. */
export const CallerPlace = ({ result }: Pick<Props, 'result'>) => (
  <Tabs
    ariaLabel={texts.scriptFor}
    i18nStrings={tabTexts}
    tabs={shells.map((shell) => ({
      id: shell[0],
      label: shell[1],
      content: <Script result={result} shell={shell} />,
    }))}
  />
);
