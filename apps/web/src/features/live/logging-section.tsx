import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { LoggingAnswerView } from '@gatescope/shared';
import { CodeBlock } from '../../components/code-block.tsx';
import { MissingList } from '../../components/missing-list.tsx';
import { Section } from '../../components/section.tsx';
import { Status, type Tone } from '../../components/status.tsx';
import { toMissingView } from '../../lib/hidden-words.ts';
import type { Timeline } from './api/timeline-query.ts';

const words: Readonly<Record<LoggingAnswerView['holds'], readonly [tone: Tone, word: string]>> = {
  yes: ['good', 'Yes'],
  no: ['warn', 'No'],
  partly: ['warn', 'In part'],
  unknown: ['unknown', 'Unknown'],
  'not-applicable': ['off', 'Does not apply'],
};

const Answer = ({ answer }: { readonly answer: LoggingAnswerView }) => {
  const [tone, word] = words[answer.holds];
  return (
    <li>
      <Status tone={tone}>
        <strong>{word}</strong>: {answer.statement}
      </Status>
      <div className="gs-small gs-quiet gs-mono">{answer.because}</div>
      <MissingList items={answer.missing.map(toMissingView)} />
    </li>
  );
};

const BetterFormat = ({ format }: { readonly format: NonNullable<Timeline['accessFormat']> }) => {
  const { missing, diff, suggested, leftOut } = format;
  if (missing.length === 0 || diff.length === 0)
    return <Status tone="good">The format of the access log holds every field that tells a cause.</Status>;
  return (
    <ExpandableSection
      headerText={`A format for the access log that tells more: ${missing.length} ${missing.length === 1 ? 'field is' : 'fields are'} missing`}
      headingTagOverride="h3"
    >
      <div className="gs-stack gs-stack--tight">
        <ul className="gs-text-list">
          {missing.map(({ name, tells }) => (
            <li key={name}>
              <code>$context.{name}</code>: {tells}
            </li>
          ))}
        </ul>
        {leftOut.length === 0 ? null : (
          <p className="gs-flush">No room is left in the 3 KB that AWS takes for: {leftOut.join(', ')}.</p>
        )}
        <CodeBlock text={diff.join('\n')} what="the change of the format" language="diff" wrap />
        <CodeBlock text={suggested} what="the suggested format" wrap />
      </div>
    </ExpandableSection>
  );
};

/** Whether logs can be written at all, each condition by itself, and what a better format would tell. */
export const LoggingSection = ({ timeline, stage }: { readonly timeline: Timeline; readonly stage: string }) => (
  <Section
    title="Is logging able to work?"
    description={`Each of these must hold for the logs of the stage ${stage} to be written.`}
  >
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
