import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { Moment } from '../../components/age.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { MissingList } from '../../components/missing-list.tsx';
import { Section } from '../../components/section.tsx';
import { Status, type Tone } from '../../components/status.tsx';
import { hiddenCauseWords } from '../../lib/hidden-words.ts';
import type { Timeline } from './api/timeline-query.ts';
import { SmallChart } from './small-chart.tsx';
import { positionOf, toCharts } from './view/to-chart.ts';
import { type Happening, toHappenings } from './view/to-happenings.ts';

const partWords: Readonly<Record<string, string>> = {
  'observation:metric': 'Metrics of CloudWatch',
  'observation:change': 'Edits, from CloudTrail',
  'observation:log': 'Whether the log groups exist',
};

const kinds: Readonly<Record<Happening['kind'], readonly [tone: Tone, word: string]>> = {
  edit: ['info', 'Edit'],
  'failed-edit': ['off', 'Edit, refused'],
  trouble: ['bad', 'Failures'],
  good: ['good', 'Worked'],
};

const Missing = ({ missing }: Pick<Timeline, 'missing'>) => (
  <MissingList
    items={missing.map(({ pointer, cause, permission, message }, index) => ({
      key: `${pointer}:${index}`,
      what: partWords[pointer] ?? pointer,
      because: hiddenCauseWords(cause),
      grant: permission,
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
      {edits.length === 0 ? null : (
        <p className="gs-flush gs-small gs-quiet">The upright lines in the charts are edits; they are listed below.</p>
      )}
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
    label="Edits and failures"
    items={toHappenings(timeline)}
    keyOf={({ key }) => key}
    empty="Nothing was edited in this time, and no metric was beyond its threshold, as far as it could be read."
    isMarked={({ kind }) => kind === 'trouble'}
    columns={[
      { header: 'When', cell: ({ at }) => <Moment at={at} /> },
      {
        header: 'Kind',
        cell: ({ kind }) => {
          const [tone, word] = kinds[kind];
          return <Status tone={tone}>{word}</Status>;
        },
      },
      {
        header: 'What',
        cell: ({ what, parts }) => (
          <>
            {what}
            {parts.length === 0 ? null : <div className="gs-mono gs-small gs-quiet">{parts.join(', ')}</div>}
          </>
        ),
      },
      { header: 'Details', cell: ({ detail }) => detail },
    ]}
  />
);

const Values = ({ timeline }: { readonly timeline: Timeline }) => {
  const times = [...new Set(timeline.metrics.flatMap(({ points }) => points.map(({ at }) => at)))].toSorted();
  return (
    <ExpandableSection headerText="The values of the charts" headingTagOverride="h3">
      <DataTable
        label="Values of the charts"
        items={times}
        keyOf={(at) => at}
        empty="Nothing was measured."
        columns={[
          { header: 'Period', cell: (at) => <Moment at={at} /> },
          ...timeline.metrics.map(({ metric, points }) => ({
            header: metric,
            cell: (at: string) => points.find((point) => point.at === at)?.value.toLocaleString('en') ?? 'no value',
          })),
        ]}
      />
    </ExpandableSection>
  );
};

/** Metrics and edits of a stage on one line of time. */
export const TimelineSection = ({ timeline }: { readonly timeline: Timeline }) => (
  <Section
    title="What happened"
    description={
      <>
        From <Moment at={timeline.from} /> to <Moment at={timeline.to} />: edits beside failures.
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
      {timeline.areChangesCut === true ? (
        <Status tone="unknown">
          CloudTrail holds more events of this time than were looked through: older edits may be missing. A shorter time
          shows them.
        </Status>
      ) : null}
      {timeline.metrics.length === 0 ? null : <Values timeline={timeline} />}
    </div>
  </Section>
);
