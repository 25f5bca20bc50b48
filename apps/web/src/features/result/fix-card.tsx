import './fix-card.css';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { CodeBlock } from '../../components/code-block.tsx';
import { MissingList } from '../../components/missing-list.tsx';
import { Status } from '../../components/status.tsx';
import { tabTexts } from '../../components/tab-texts.ts';
import { AccessChanges } from './access-changes.tsx';
import { BeforeAfter } from './before-after.tsx';
import { resultTexts as texts } from './result-texts.ts';
import type { FixFormat, FixView } from './view/to-fix-view.ts';

const FixFormats = ({ formats }: { readonly formats: readonly FixFormat[] }) =>
  formats.length === 0 ? null : (
    <Tabs
      ariaLabel={texts.waysToApply}
      i18nStrings={tabTexts}
      tabs={formats.map(({ id, label, language, text }) => ({
        id,
        label,
        content: <CodeBlock text={text} what={label} language={language} wrap={language === 'text'} />,
      }))}
    />
  );

const Actor = ({ actor }: Pick<FixView, 'actor'>) => (
  <div>
    <Box variant="awsui-key-label">{texts.mustAct}</Box>
    <p className="gs-fix__actor">
      {actor.who}
      {actor.accountId === undefined ? null : (
        <span className="gs-quiet">
          {' '}
          ({texts.account} <span className="gs-mono">{actor.accountId}</span>)
        </span>
      )}
    </p>
    {actor.message === undefined ? null : <CodeBlock text={actor.message} what={texts.messageTo} wrap />}
  </div>
);

/** One fix: what it is, whether it was proved, how to apply it, what it changes for whom, and who must do it. */
export const FixCard = ({ fix }: { readonly fix: FixView }) => (
  <div className="gs-fix" role="group" aria-label={fix.title} tabIndex={-1}>
    <SpaceBetween size="s">
      <div>
        <h5 className="gs-fix__title">{fix.title}</h5>
        <div className="gs-fix__state">
          <Status tone={fix.state.tone}>
            <strong>{fix.state.word}</strong>
          </Status>
          {fix.risk === undefined ? null : <Status tone="warn">{fix.risk}</Status>}
        </div>
        <p className="gs-fix__meaning">{fix.state.meaning}</p>
      </div>
      {fix.managedBy === undefined ? null : (
        <Alert type="warning" header={`${texts.managedBy} ${fix.managedBy}`}>
          {texts.managedByMeans}
        </Alert>
      )}
      <FixFormats formats={fix.formats} />
      {fix.notes.length === 0 ? null : (
        <ul className="gs-text-list">
          {fix.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <MissingList items={fix.missing} />
      <BeforeAfter rows={fix.comparison} end={fix.afterEnd} />
      <AccessChanges gained={fix.gained} lost={fix.lost} unchanged={fix.accessUnchanged} />
      <Actor actor={fix.actor} />
    </SpaceBetween>
  </div>
);
