import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Skeleton from '@cloudscape-design/components/skeleton';
import { type ComplaintKind, complaintKinds, type FailureModePage } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { AppLink } from '../components/app-link.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { Section } from '../components/section.tsx';
import { catalogueTexts as texts } from '../features/catalogue/catalogue-texts.ts';
import { toCatalogueGroups } from '../features/catalogue/view/to-catalogue-groups.ts';
import { complaintWords } from '../lib/complaint-words.ts';
import { paths } from '../lib/paths.ts';
import { failureModesQuery } from '../queries/failure-modes-query.ts';

const route = getRouteApi('/failure-modes');
const any = { value: '', label: texts.anySurprise };
const complaintOptions = [any, ...complaintKinds.map((kind) => ({ value: kind, label: complaintWords[kind].title }))];

const toComplaint = (text: string | undefined): ComplaintKind | undefined =>
  complaintKinds.find((kind) => kind === text);

const Groups = ({
  pages,
  text,
  complaint,
}: {
  readonly pages: readonly FailureModePage[];
  readonly text: string;
  readonly complaint: ComplaintKind | undefined;
}) => {
  const groups = toCatalogueGroups(pages, text, complaint);
  if (groups.length === 0) return <p>{texts.noneFits}</p>;
  return (
    <>
      {groups.map(({ title, pages: shown }) => (
        <Section key={title} title={`${title} (${shown.length})`}>
          <DataTable
            label={title}
            items={shown}
            keyOf={({ id }) => id}
            empty=""
            columns={[
              {
                header: texts.failureMode,
                cell: (page) => (
                  <>
                    <AppLink href={paths.failureMode(page.id)} variant="primary">
                      {page.title}
                    </AppLink>
                    <div className="gs-mono gs-quiet gs-small">{page.id}</div>
                  </>
                ),
              },
              {
                header: texts.showsAs,
                cell: ({ symptom }) => (
                  <ul className="gs-plain-list">
                    {symptom.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                ),
              },
              { header: texts.apis, cell: ({ apis }) => apis.join(', ') },
            ]}
          />
        </Section>
      ))}
    </>
  );
};

/** The catalogue of everything that the console knows to go wrong. */
export const FailureModesRoute = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPending, refetch } = useQuery(failureModesQuery);
  const [text, setText] = useState(search.q ?? '');
  const deferred = useDeferredValue(text);
  const complaint = toComplaint(search.complaint);
  return (
    <Page title={texts.title} description={texts.description}>
      <Grid gridDefinition={[{ colspan: { default: 12, s: 8 } }, { colspan: { default: 12, s: 4 } }]}>
        <FormField label={texts.errorText} stretch>
          <Input
            type="search"
            value={text}
            placeholder={texts.errorTextExample}
            clearAriaLabel={texts.clear}
            onChange={({ detail }) => setText(detail.value)}
            onBlur={() =>
              void navigate({
                search: (before) => ({ ...before, q: text === '' ? undefined : text }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        </FormField>
        <FormField label={texts.showsAs} stretch>
          <Select
            selectedOption={complaintOptions.find(({ value }) => value === (complaint ?? '')) ?? any}
            options={complaintOptions}
            selectedAriaLabel={texts.selected}
            onChange={({ detail }) =>
              void navigate({
                search: (before) => ({ ...before, complaint: detail.selectedOption.value || undefined }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        </FormField>
      </Grid>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height="24rem" /> : null}
      {data === undefined ? null : <Groups pages={data.failureModes} text={deferred} complaint={complaint} />}
    </Page>
  );
};
