import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Skeleton from '@cloudscape-design/components/skeleton';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { Age } from '../components/age.tsx';
import { CodeBlock } from '../components/code-block.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Page } from '../components/page.tsx';
import { ProblemPanel } from '../components/problem-panel.tsx';
import { Section } from '../components/section.tsx';
import { Status } from '../components/status.tsx';
import { tabTexts } from '../components/tab-texts.ts';
import { permissionsTexts as texts } from '../features/permissions/permissions-texts.ts';
import { toPointerWords } from '../lib/pointer-words.ts';
import { permissionsQuery } from '../queries/permissions-query.ts';
import { sessionQuery } from '../queries/session-query.ts';

const toText = (policy: unknown): string => JSON.stringify(policy, null, 2);

const Reads = () => {
  const { data, error, isPending } = useQuery(sessionQuery);
  if (isPending) return <Skeleton height="4rem" />;
  if (error) return <ProblemPanel error={error} />;
  return (
    <DataTable
      label={texts.accounts}
      items={data.targets}
      keyOf={({ accountId, roleArn, name }) => `${accountId ?? ''} ${roleArn ?? ''} ${name ?? ''}`}
      empty={texts.noAccount}
      columns={[
        {
          header: texts.account,
          cell: ({ accountId, name }) => (
            <>
              {name ?? ''} <span className="gs-mono">{accountId ?? texts.notKnownYet}</span>
            </>
          ),
        },
        { header: texts.regions, cell: ({ regions }) => regions.join(', ') },
        {
          header: texts.readsAs,
          cell: ({ identity, roleArn, problem }) =>
            problem ? (
              <Status tone="unknown">{problem.detail}</Status>
            ) : (
              <span className="gs-mono">{identity?.arn ?? roleArn ?? texts.notKnownYet}</span>
            ),
        },
      ]}
    />
  );
};

/** What the console may read, and what it was refused. */
export const PermissionsRoute = () => {
  const { data, error, isPending, refetch } = useQuery(permissionsQuery);
  return (
    <Page title={texts.title} description={texts.description}>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height="20rem" /> : null}
      <Section title={texts.reads}>
        <Reads />
      </Section>
      {data === undefined ? null : (
        <>
          <Section title={texts.refused} description={texts.refusedDescription}>
            <DataTable
              label={texts.refusedReads}
              items={data.missing}
              keyOf={({ permission, accountId, region }) =>
                `${permission.action} ${permission.resource} ${accountId} ${region}`
              }
              empty={texts.noneRefused}
              columns={[
                {
                  header: texts.grant,
                  cell: ({ permission }) => (
                    <span className="gs-mono">
                      {permission.action} <span className="gs-quiet">{permission.resource}</span>
                      <CopyButton text={`${permission.action} ${permission.resource}`} what={texts.grantToCopy} />
                    </span>
                  ),
                },
                { header: texts.accountAndRegion, cell: ({ accountId, region }) => `${accountId} / ${region}` },
                {
                  header: texts.unknownWithout,
                  cell: ({ pointers }) => [...new Set(pointers.map(toPointerWords))].join(', '),
                },
                { header: texts.seen, cell: ({ seenAt }) => <Age at={seenAt} /> },
              ]}
            />
          </Section>
          <Section title={texts.policy}>
            <Tabs
              ariaLabel={texts.wholeOrParts}
              i18nStrings={tabTexts}
              tabs={[
                {
                  id: 'whole',
                  label: texts.whole,
                  content: <CodeBlock text={toText(data.policy)} what={texts.wholeToCopy} lineNumbers />,
                },
                {
                  id: 'parts',
                  label: texts.parts,
                  content: data.parts.map(({ id, title, required, adds, policy }) => (
                    <ExpandableSection key={id} headerText={title} headerDescription={texts.partAdds(required, adds)}>
                      <CodeBlock text={toText(policy)} what={texts.partToCopy(title)} lineNumbers />
                    </ExpandableSection>
                  )),
                },
              ]}
            />
          </Section>
        </>
      )}
    </Page>
  );
};
