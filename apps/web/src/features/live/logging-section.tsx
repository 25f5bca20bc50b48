import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { LoggingAnswerView } from '@gatescope/shared';
import { CodeBlock } from '../../components/code-block.tsx';
import { MissingList } from '../../components/missing-list.tsx';
import { Section } from '../../components/section.tsx';
import { Status, type Tone } from '../../components/status.tsx';
import { toMissingView } from '../../lib/hidden-words.ts';
import { holdsTexts, loggingTexts as texts } from './texts/logging-texts.ts';
import type { Timeline } from './api/timeline-query.ts';

const tones = {
  yes: 'good',
  no: 'warn',
  partly: 'warn',
  unknown: 'unknown',
  'not-applicable': 'off',
} as const satisfies Record<LoggingAnswerView['holds'], Tone>;

const Answer = ({ answer }: { readonly answer: LoggingAnswerView }) => (
  <li>
    <Status tone={tones[answer.holds]}>
      <strong>{holdsTexts[answer.holds]}</strong>: {answer.statement}
    </Status>
    <div className="gs-small gs-quiet gs-mono">{answer.because}</div>
    <MissingList items={answer.missing.map(toMissingView)} />
  </li>
);

const BetterFormat = ({ format }: { readonly format: NonNullable<Timeline['accessFormat']> }) => {
  const { missing, diff, suggested, leftOut } = format;
  if (missing.length === 0 || diff.length === 0) return <Status tone="good">{texts.formatIsWhole}</Status>;
  return (
    <ExpandableSection headerText={texts.betterFormat(missing.length)} headingTagOverride="h3">
      <div className="gs-stack gs-stack--tight">
        <ul className="gs-text-list">
          {missing.map(({ name, tells }) => (
            <li key={name}>
              <code>$context.{name}</code>: {tells}
            </li>
          ))}
        </ul>
        {leftOut.length === 0 ? null : <p className="gs-flush">{texts.noRoom(leftOut.join(', '))}</p>}
        <CodeBlock text={diff.join('\n')} what={texts.change} language="diff" wrap />
        <CodeBlock text={suggested} what={texts.suggested} wrap />
      </div>
    </ExpandableSection>
  );
};

/** Whether logs can be written at all, each condition by itself, and what a better format would tell. */
export const LoggingSection = ({ timeline, stage }: { readonly timeline: Timeline; readonly stage: string }) => (
  <Section title={texts.title} description={texts.lead(stage)}>
    <div className="gs-stack">
      <ul className="gs-live__answers">
        {timeline.logging.map((answer) => (
          <Answer key={answer.id} answer={answer} />
        ))}
      </ul>
      {timeline.accessFormat === undefined ? null : <BetterFormat format={timeline.accessFormat} />}
    </div>
  </Section>
);
