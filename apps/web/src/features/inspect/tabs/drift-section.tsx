import './drift-section.css';
import Skeleton from '@cloudscape-design/components/skeleton';
import type { ApiKind, Target } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../components/data-table.tsx';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { driftQuery } from '../../../queries/drift-query.ts';
import { type Drift, type DriftRow, toDriftRows } from '../view/to-drift-rows.ts';

const Value = ({ text }: { readonly text: string }) => (
  // Long values scroll, so they have to be reachable by keyboard.
  <span className="gs-mono gs-drift__value" {...(text.includes('\n') ? { tabIndex: 0 } : {})}>
    {text}
  </span>
);

const Compared = ({ drift, kind }: { readonly drift: Drift; readonly kind: ApiKind }) => {
  if (!drift.hasSummary && !drift.hasExport)
    return <Status tone="unknown">What the stage runs is not known, so nothing can be compared.</Status>;
  return (
    <div className="gs-stack gs-stack--tight">
      <DataTable<DriftRow>
        label="Differences between saved and deployed"
        items={toDriftRows(drift, kind)}
        keyOf={({ key }) => key}
        empty="What could be compared is deployed as it is saved."
        columns={[
          { header: 'Where', cell: ({ what }) => <span className="gs-mono">{what}</span> },
          {
            header: 'What',
            cell: ({ field, isLikely }) => (
              <>
                {field}
                {isLikely ? <span className="gs-quiet"> (likely)</span> : null}
              </>
            ),
          },
          { header: 'Saved', cell: ({ saved }) => <Value text={saved} /> },
          { header: 'Deployed', cell: ({ deployed }) => <Value text={deployed} /> },
        ]}
      />
      {drift.hasSummary ? null : (
        <Status tone="unknown">The deployment’s summary is not known: methods may have come or gone unseen.</Status>
      )}
      {drift.hasExport ? null : (
        <Status tone="unknown">
          The stage’s export is not known: integrations, mappings, gateway responses and the resource policy may differ
          unseen.
        </Status>
      )}
    </div>
  );
};

/** What callers would see differently after a deployment. */
export const DriftSection = ({ target, stage }: { readonly target: Target; readonly stage: string }) => {
  const { data, error, isPending, refetch } = useQuery(driftQuery(target, stage));
  return (
    <Section
      title={`Saved against deployed, stage ${stage}`}
      description="What callers would see differently after a deployment. “Likely” rests on the stage’s export."
    >
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height="8rem" /> : null}
      {data ? <Compared drift={data} kind={target.kind} /> : null}
    </Section>
  );
};
