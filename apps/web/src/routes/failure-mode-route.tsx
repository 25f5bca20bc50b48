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
import { complaintWords } from '../lib/complaint-words.ts';
import { paths } from '../lib/paths.ts';
import { failureModesQuery } from '../queries/failure-modes-query.ts';
import { sessionQuery } from '../queries/session-query.ts';

const route = getRouteApi('/failure-modes/$id');

const fixWords = {
  always: 'The console offers a fix whenever it finds this.',
  sometimes: 'The console offers a fix where the configuration tells enough.',
  never: 'The fix lies outside what the console can express; it says what to do.',
} as const satisfies Record<FailureModePage['fixAvailability'], string>;

const TryIt = ({ page }: { readonly page: FailureModePage }) => {
  const { data } = useQuery(sessionQuery);
  const [kind] = page.complaints;
  return (
    <Section title={data?.mode === 'sandbox' ? 'Try it on the sandbox' : 'Look for it'}>
      <p className="gs-flush">
        <AppLink href={paths.diagnose({ example: page.id, step: 'result' })} variant="primary">
          See it diagnosed on a made-up account
        </AppLink>
        : the answer as it would be, with what is broken there.
      </p>
      <p className="gs-flush">
        <AppLink href={paths.diagnose({ kind })} variant="primary">
          Start a diagnosis with this complaint
        </AppLink>
        {data?.mode === 'sandbox' ? ', then pick one of the sandbox’s APIs.' : '.'}
      </p>
    </Section>
  );
};

const isSaid = (page: FailureModePage, text: string): boolean => page.symptom.some((line) => line.includes(text));

const Symptom = ({ page }: { readonly page: FailureModePage }) => {
  const others = page.relatedErrorTexts.filter((text) => !isSaid(page, text));
  return (
    <Section title="What you see">
      <ul className="gs-text-list">
        {page.symptom.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {others.length > 0 ? (
        <>
          <p>Error texts that come with it, among other causes:</p>
          <CodeBlock text={others.join('\n')} what="the error texts" wrap />
        </>
      ) : null}
    </Section>
  );
};

const Body = ({ page }: { readonly page: FailureModePage }) => (
  <>
    <Symptom page={page} />
    <Section title="Explanation">
      <div className="gs-prose">
        <h3>Why</h3>
        <p>{page.why}</p>
        <h3>How to see it</h3>
        <p>{page.howToSee}</p>
        <h3>Fix</h3>
        <p>{fixWords[page.fixAvailability]}</p>
        <h3>AWS documentation</h3>
        <ul className="gs-text-list">
          {page.docs.map(({ url, proves }) => (
            <li key={url}>
              <ExternalLink href={url}>{proves}</ExternalLink>
            </li>
          ))}
        </ul>
      </div>
    </Section>
    <Section title="Details">
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Kind', value: page.kind === 'blocking' ? 'Explains a complaint' : 'Worth knowing, never a cause' },
          { label: 'APIs', value: page.apis.join(', ') },
          {
            label: 'Shows as',
            value: page.complaints.map((kind) => complaintWords[kind].title).join(', ') || 'nothing yet',
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
          There is no failure mode of this id. <AppLink href={paths.failureModes()}>Look in the catalogue.</AppLink>
        </p>
      ) : null}
      {data ? <Body page={data} /> : null}
    </Page>
  );
};
