import Skeleton from '@cloudscape-design/components/skeleton';
import { useQuery } from '@tanstack/react-query';
import { Moment } from '../components/age.tsx';
import { AppLink } from '../components/app-link.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { Section } from '../components/section.tsx';
import { Status } from '../components/status.tsx';
import { paths } from '../lib/paths.ts';
import { verdictWords } from '../lib/verdict-words.ts';
import { reportsQuery } from '../queries/reports-query.ts';

/** Saved diagnoses. */
export const ReportsRoute = () => {
  const { data, error, isPending, refetch } = useQuery(reportsQuery);
  return (
    <Page
      title="Reports"
      description="Diagnoses that were saved. A report shows its answer as it was, with the facts it was made from."
    >
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height="12rem" /> : null}
      {data === undefined ? null : (
        <Section title={`Saved reports (${data.reports.length})`}>
          <DataTable
            label="Saved reports"
            items={data.reports}
            keyOf={({ id }) => id}
            empty="None was saved yet. The page of a diagnosis saves it under Share."
            columns={[
              {
                header: 'Report',
                cell: ({ id, title }) => (
                  <AppLink href={paths.report(id)} variant="primary">
                    {title}
                  </AppLink>
                ),
              },
              { header: 'API', cell: ({ target }) => target.name ?? target.apiId },
              {
                header: 'Verdict',
                cell: ({ verdict }) => <Status tone={verdictWords[verdict].tone}>{verdictWords[verdict].word}</Status>,
              },
              {
                header: 'Cause',
                cell: ({ findingId }) =>
                  findingId === undefined ? 'none found' : <span className="gs-mono">{findingId}</span>,
              },
              {
                header: 'Saved',
                cell: ({ savedAt, savedBy }) => (
                  <>
                    {<Moment at={savedAt} />} {savedBy === undefined ? '' : `by ${savedBy}`}
                  </>
                ),
              },
            ]}
          />
        </Section>
      )}
    </Page>
  );
};
