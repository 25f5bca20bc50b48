import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { Moment } from '../../components/age.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { MissingList } from '../../components/missing-list.tsx';
import { Section } from '../../components/section.tsx';
import { Status, type Tone } from '../../components/status.tsx';
import { grantFor, hiddenCauseWords } from '../../lib/hidden-words.ts';
import type { Timeline } from './api/timeline-query.ts';
import { SmallChart } from './small-chart.tsx';
import { happeningKindTexts, timelinePartTexts, timelineTexts as texts } from './texts/timeline-texts.ts';
import { positionOf, toCharts } from './view/to-chart.ts';
import { type Happening, toHappenings } from './view/to-happenings.ts';

const tones = {
  edit: 'info',
  'failed-edit': 'off',
  trouble: 'bad',
  good: 'good',
} as const satisfies Record<Happening['kind'], Tone>;

const Missing = ({ missing }: Pick<Timeline, 'missing'>) => (
  <MissingList
    items={missing.map(({ pointer, cause, permission, message }, index) => ({
      key: `${pointer}:${index}`,
      what: timelinePartTexts[pointer] ?? pointer,
      because: hiddenCauseWords(cause),
      grant: grantFor({ cause, permission }),
      message,
    }))}
  />
);

const Charts = ({ timeline }: { readonly timeline: Timeline }) => {
  const charts = toCharts(timeline);
  const edits = [...new Set(timeline.changes.flatMap(({ at }) => (at === undefined ? [] : positionOf(at, timeline))))];
  if (charts.length === 0) return null;
  return (
    <div className="gs-stack gs-stack--tight">
      {edits.length === 0 ? null : <p className="gs-flush gs-small gs-quiet">{texts.upright}</p>}
      <div className="gs-live__charts">
        {charts.map((chart) => (
          <SmallChart key={chart.id} chart={chart} edits={edits} from={timeline.from} to={timeline.to} />
        ))}
      </div>
    </div>
  );
};

const Happenings = ({ timeline }: { readonly timeline: Timeline }) => (
  <DataTable<Happening>
    label={texts.happenings}
    items={toHappenings(timeline)}
    keyOf={({ key }) => key}
    empty={texts.nothing}
    isMarked={({ kind }) => kind === 'trouble'}
    columns={[
      { header: texts.when, cell: ({ at }) => <Moment at={at} /> },
      {
        header: texts.kind,
        cell: ({ kind }) => <Status tone={tones[kind]}>{happeningKindTexts[kind]}</Status>,
      },
      {
        header: texts.what,
        cell: ({ what, parts }) => (
          <>
            {what}
            {parts.length === 0 ? null : <div className="gs-mono gs-small gs-quiet">{parts.join(', ')}</div>}
          </>
        ),
      },
      { header: texts.details, cell: ({ detail }) => detail },
    ]}
  />
);

const Values = ({ timeline }: { readonly timeline: Timeline }) => {
  const times = [...new Set(timeline.metrics.flatMap(({ points }) => points.map(({ at }) => at)))].toSorted();
  return (
    <ExpandableSection headerText={texts.values} headingTagOverride="h3">
      <DataTable
        label={texts.valuesLabel}
        items={times}
        keyOf={(at) => at}
        empty={texts.noValues}
        columns={[
          { header: texts.period, cell: (at) => <Moment at={at} /> },
          ...timeline.metrics.map(({ metric, points }) => ({
            header: metric,
            cell: (at: string) => points.find((point) => point.at === at)?.value.toLocaleString('en') ?? texts.noValue,
          })),
        ]}
      />
    </ExpandableSection>
  );
};

/** Metrics and edits of a stage on one line of time. */
export const TimelineSection = ({ timeline }: { readonly timeline: Timeline }) => (
  <Section
    title={texts.title}
    description={
      <>
        {texts.from} <Moment at={timeline.from} /> {texts.to} <Moment at={timeline.to} />
        {texts.about}
      </>
    }
  >
    <div className="gs-stack">
      <div>
        {timeline.sentences.map((sentence) => (
          <p key={sentence} className="gs-flush">
            {sentence}
          </p>
        ))}
        <Missing missing={timeline.missing} />
      </div>
      <Charts timeline={timeline} />
      <Happenings timeline={timeline} />
      {timeline.areChangesCut === true ? <Status tone="unknown">{texts.cut}</Status> : null}
      {timeline.metrics.length === 0 ? null : <Values timeline={timeline} />}
    </div>
  </Section>
);
