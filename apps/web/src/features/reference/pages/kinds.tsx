import Skeleton from '@cloudscape-design/components/skeleton';
import { apiKinds, type KindRow } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Section } from '../../../components/section.tsx';
import { kindWords } from '../../../lib/kind-words.ts';
import { kindRowsQuery } from '../../../queries/kind-rows-query.ts';
import type { ReferenceTableData } from '../reference-data.ts';
import { ReferenceTable } from '../reference-table.tsx';
import { Sources } from '../sources.tsx';
import {
  alarmTexts,
  choiceTexts,
  comparedTexts,
  endpointTexts,
  guardTexts,
  integrationTexts,
  kindsSources,
} from '../texts/kinds-texts.ts';

const toKindsTable = (rows: readonly KindRow[]): ReferenceTableData => ({
  title: comparedTexts.title,
  lead: comparedTexts.lead,
  headers: [comparedTexts.aspect, ...apiKinds.map((kind) => kindWords[kind].api)],
  rows: rows.map(({ aspect, values }) => [aspect, ...apiKinds.map((kind) => values[kind])]),
});

/** The comparison that the engine declares. */
const ComparedKinds = () => {
  const { data, error, isPending, refetch } = useQuery(kindRowsQuery);
  if (data) return <ReferenceTable table={toKindsTable(data.rows)} />;
  return (
    <Section title={comparedTexts.title} description={comparedTexts.lead}>
      {isPending ? <Skeleton height="24rem" /> : null}
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
    </Section>
  );
};

/** Kinds of APIs compared, and what follows from choosing one. */
export const Kinds = () => (
  <>
    <ComparedKinds />
    <ReferenceTable table={endpointTexts} />
    <ReferenceTable table={integrationTexts} />
    <ReferenceTable table={guardTexts} />
    <ReferenceTable table={choiceTexts} />
    <ReferenceTable table={alarmTexts} />
    <Sources sources={kindsSources} />
  </>
);
