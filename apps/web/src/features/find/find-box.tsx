import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { ApiSummary } from '@gatescope/shared';
import { useState } from 'react';
import { AppLink } from '../../components/app-link.tsx';
import { UnderstoodList } from '../../components/understood-list.tsx';
import type { Question } from '../../lib/diagnose-search.ts';
import { paths } from '../../lib/paths.ts';
import type { FindExample } from './find-examples.ts';
import { findTexts as texts } from './find-texts.ts';
import { readText, useRecognised } from './use-recognised.ts';
import { toMatches } from './view/to-matches.ts';

interface Props {
  readonly apis: readonly ApiSummary[];
  /** Texts to try, for readers who have none of their own. */
  readonly examples: readonly FindExample[];
  readonly onDiagnose: (question: Partial<Question>) => void;
}

const Match = ({ api }: { readonly api: ApiSummary }) => {
  const target = { accountId: api.accountId, region: api.region, apiId: api.id };
  return (
    <li className="gs-find__match">
      <AppLink href={paths.api(target)} variant="primary">
        {api.name}
      </AppLink>
      <span className="gs-mono gs-quiet">{api.id}</span>
      <span className="gs-quiet">{[api.kind, ...api.endpointTypes, api.region, api.accountId].join(' · ')}</span>
      <AppLink
        href={paths.diagnose({ account: api.accountId, region: api.region, api: api.id })}
        ariaLabel={`${texts.diagnose} to ${api.name}`}
      >
        {texts.diagnose}
      </AppLink>
    </li>
  );
};

const Matches = ({ apis }: { readonly apis: readonly ApiSummary[] }) => (
  <section aria-label={texts.matches(apis.length)}>
    <strong>{texts.matches(apis.length)}</strong>
    <ul className="gs-find__list">
      {apis.map((api) => (
        <Match key={`${api.accountId}/${api.region}/${api.id}`} api={api} />
      ))}
    </ul>
  </section>
);

const Examples = ({
  examples,
  onTry,
}: {
  readonly examples: readonly FindExample[];
  readonly onTry: (text: string) => void;
}) => (
  <div className="gs-find__examples" role="group" aria-label={texts.examples}>
    <span className="gs-quiet">{texts.tryOne}</span>
    {examples.map(({ title, text }) => (
      <Button key={title} variant="inline-link" ariaLabel={texts.tryThis(title)} onClick={() => onTry(text)}>
        {title}
      </Button>
    ))}
  </div>
);

/** One box for anything: what was pasted is read at once, and fills the wizard when the reader goes on. */
export const FindBox = ({ apis, examples, onDiagnose }: Props) => {
  const [text, setText] = useState('');
  const recognised = useRecognised(text);
  const matches = recognised?.name === undefined ? [] : toMatches(apis, recognised.name);
  const understood = recognised?.understood ?? [];
  const canGo = understood.length > 0;
  const go = async (): Promise<void> => {
    // Of the text as it is now: it may be newer than what is shown.
    const read = await readText(text);
    if (read.understood.length > 0) onDiagnose(read.question);
  };
  return (
    <SpaceBetween size="s">
      <FormField label={texts.label} description={texts.hint} stretch>
        <Textarea
          value={text}
          rows={5}
          placeholder={texts.placeholder}
          spellcheck={false}
          onChange={({ detail }) => setText(detail.value)}
          onKeyDown={({ detail }) => {
            if (detail.key === 'Enter' && (detail.ctrlKey || detail.metaKey)) void go();
          }}
        />
      </FormField>
      <div className="gs-find__actions">
        <Button variant="primary" disabled={!canGo} onClick={() => void go()}>
          {texts.go}
        </Button>
        <AppLink href={paths.diagnose()}>{texts.questions}</AppLink>
        {examples.length === 0 ? null : <Examples examples={examples} onTry={setText} />}
      </div>
      <div aria-live="polite">
        {recognised !== undefined && canGo ? (
          <UnderstoodList
            title={texts.understood}
            items={understood}
            inferred={recognised.inferred}
            contradictions={recognised.contradictions}
            leftover={recognised.leftover}
            masked={recognised.masked}
          />
        ) : null}
        {matches.length > 0 ? <Matches apis={matches} /> : null}
        {recognised !== undefined && !canGo && matches.length === 0 ? (
          <p className="gs-quiet gs-flush">{texts.noMatch}</p>
        ) : null}
      </div>
    </SpaceBetween>
  );
};
