import Skeleton from '@cloudscape-design/components/skeleton';
import { useQuery } from '@tanstack/react-query';
import { Moment } from '../components/age.tsx';
import { AppLink } from '../components/app-link.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { Section } from '../components/section.tsx';
import { Status } from '../components/status.tsx';
import { reportsTexts as texts } from '../features/reports/reports-texts.ts';
import { paths } from '../lib/paths.ts';
import { verdictWords } from '../lib/verdict-words.ts';
import { reportsQuery } from '../queries/reports-query.ts';

/** Saved diagnoses. */
export const ReportsRoute = () => {
  const { data, error, isPending, refetch } = useQuery(reportsQuery);
  return (
    <Page title={texts.title} description={texts.description}>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height="12rem" /> : null}
      {data === undefined ? null : (
        <Section title={texts.savedCount(data.reports.length)}>
          <DataTable
            label={texts.saved}
            items={data.reports}
            keyOf={({ id }) => id}
            empty={texts.none}
            columns={[
              {
                header: texts.report,
                cell: ({ id, title }) => (
                  <AppLink href={paths.report(id)} variant="primary">
                    {title}
                  </AppLink>
                ),
              },
              { header: texts.api, cell: ({ target }) => target.name ?? target.apiId },
              {
                header: texts.verdict,
                cell: ({ verdict }) => <Status tone={verdictWords[verdict].tone}>{verdictWords[verdict].word}</Status>,
              },
              {
                header: texts.cause,
                cell: ({ findingId }) =>
                  findingId === undefined ? texts.noCause : <span className="gs-mono">{findingId}</span>,
              },
              {
                header: texts.savedAt,
                cell: ({ savedAt, savedBy }) => (
                  <>
                    {<Moment at={savedAt} />} {savedBy === undefined ? '' : texts.savedBy(savedBy)}
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
