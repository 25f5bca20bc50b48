import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Skeleton from '@cloudscape-design/components/skeleton';
import type { FailureModePage } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { AppLink } from '../components/app-link.tsx';
import { CodeBlock } from '../components/code-block.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { Section } from '../components/section.tsx';
import { catalogueTexts as texts } from '../features/catalogue/catalogue-texts.ts';
import { complaintWords } from '../lib/complaint-words.ts';
import { paths } from '../lib/paths.ts';
import { failureModesQuery } from '../queries/failure-modes-query.ts';
import { sessionQuery } from '../queries/session-query.ts';

const route = getRouteApi('/failure-modes/$id');

const TryIt = ({ page }: { readonly page: FailureModePage }) => {
  const { data } = useQuery(sessionQuery);
  const [kind] = page.complaints;
  return (
    <Section title={data?.mode === 'sandbox' ? texts.tryOnSandbox : texts.lookForIt}>
      <p className="gs-flush">
        <AppLink href={paths.diagnose({ example: page.id, step: 'result' })} variant="primary">
          {texts.seeExample}
        </AppLink>
        {texts.exampleShows}
      </p>
      <p className="gs-flush">
        <AppLink href={paths.diagnose({ kind })} variant="primary">
          {texts.startWithComplaint}
        </AppLink>
        {data?.mode === 'sandbox' ? texts.thenPick : '.'}
      </p>
    </Section>
  );
};

const isSaid = (page: FailureModePage, text: string): boolean => page.symptom.some((line) => line.includes(text));

const Symptom = ({ page }: { readonly page: FailureModePage }) => {
  const others = page.relatedErrorTexts.filter((text) => !isSaid(page, text));
  return (
    <Section title={texts.symptom}>
      <ul className="gs-text-list">
        {page.symptom.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {others.length > 0 ? (
        <>
          <p>{texts.otherTexts}</p>
          <CodeBlock text={others.join('\n')} what={texts.otherTextsToCopy} wrap />
        </>
      ) : null}
    </Section>
  );
};

const Body = ({ page }: { readonly page: FailureModePage }) => (
  <>
    <Symptom page={page} />
    <Section title={texts.explanation}>
      <div className="gs-prose">
        <h3>{texts.why}</h3>
        <p>{page.why}</p>
        <h3>{texts.howToSee}</h3>
        <p>{page.howToSee}</p>
        <h3>{texts.fix}</h3>
        <p>{texts.fixes[page.fixAvailability]}</p>
        <h3>{texts.docs}</h3>
        <ul className="gs-text-list">
          {page.docs.map(({ url, proves }) => (
            <li key={url}>
              <ExternalLink href={url}>{proves}</ExternalLink>
            </li>
          ))}
        </ul>
      </div>
    </Section>
    <Section title={texts.details}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: texts.kind, value: texts.kinds[page.kind] },
          { label: texts.apis, value: page.apis.join(', ') },
          {
            label: texts.showsAs,
            value: page.complaints.map((kind) => complaintWords[kind].title).join(', ') || texts.noComplaint,
          },
        ]}
      />
    </Section>
    <TryIt page={page} />
  </>
);

/** One page of the catalogue. */
export const FailureModeRoute = () => {
  const { id } = route.useParams();
  const { data, error, isPending, refetch } = useQuery({
    ...failureModesQuery,
    select: ({ failureModes }) => failureModes.find((page) => page.id === id) ?? null,
  });
  return (
    <Page title={data?.title ?? id} description={<span className="gs-mono">{id}</span>}>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height="24rem" /> : null}
      {data === null ? (
        <p>
          {texts.unknownId} <AppLink href={paths.failureModes()}>{texts.toCatalogue}</AppLink>
        </p>
      ) : null}
      {data ? <Body page={data} /> : null}
    </Page>
  );
};
