import './drift-section.css';
import Skeleton from '@cloudscape-design/components/skeleton';
import type { SnapshotView } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../components/data-table.tsx';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
import { driftQuery } from '../../../queries/drift-query.ts';
import { type Drift, type DriftRow, toDriftRows } from '../view/to-drift-rows.ts';
import { toDriftSources } from '../view/to-drift-sources.ts';
import { driftTexts as texts } from '../texts/deployments-texts.ts';

const Text = ({ text }: { readonly text: string }) => (
  // Long values scroll, so they have to be reachable by keyboard.
  <span className="gs-mono gs-drift__value" {...(text.includes('\n') ? { tabIndex: 0 } : {})}>
    {text}
  </span>
);

const Sourced = ({
  pointer,
  label,
  text,
}: Record<'label' | 'text', string> & { readonly pointer: string | undefined }) =>
  pointer === undefined ? (
    <Text text={text} />
  ) : (
    <Value pointer={pointer} label={label}>
      <Text text={text} />
    </Value>
  );

interface ComparedProps {
  readonly drift: Drift;
  readonly view: SnapshotView;
  readonly stage: string;
}

const Compared = ({ drift, view: { snapshot, target }, stage }: ComparedProps) => {
  if (!drift.hasSummary && !drift.hasExport) return <Status tone="unknown">{texts.unknown}</Status>;
  return (
    <div className="gs-stack gs-stack--tight">
      <DataTable<DriftRow>
        label={texts.label}
        items={toDriftRows(drift, target.kind, toDriftSources(snapshot, stage))}
        keyOf={({ key }) => key}
        empty={texts.none}
        columns={[
          { header: texts.where, cell: ({ what }) => <span className="gs-mono">{what}</span> },
          {
            header: texts.what,
            cell: ({ field, isLikely }) => (
              <>
                {field}
                {isLikely ? <span className="gs-quiet"> {texts.likely}</span> : null}
              </>
            ),
          },
          {
            header: texts.saved,
            cell: ({ what, field, saved, sources }) => (
              <Sourced pointer={sources.saved} label={texts.savedOf(field, what)} text={saved} />
            ),
          },
          {
            header: texts.deployed,
            cell: ({ what, field, deployed, sources }) => (
              <Sourced pointer={sources.deployed} label={texts.deployedOf(field, what)} text={deployed} />
            ),
          },
        ]}
      />
      {drift.hasSummary ? null : <Status tone="unknown">{texts.noSummary}</Status>}
      {drift.hasExport ? null : <Status tone="unknown">{texts.noExport}</Status>}
    </div>
  );
};

/** What callers would see differently after a deployment. */
export const DriftSection = ({ view, stage }: { readonly view: SnapshotView; readonly stage: string }) => {
  const { target } = view;
  const { data, error, isPending, refetch } = useQuery(driftQuery(target, stage));
  return (
    <Section title={texts.title(stage)} description={texts.lead}>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height="8rem" /> : null}
      {data ? <Compared drift={data} view={view} stage={stage} /> : null}
    </Section>
  );
};
