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
      label="Accounts"
      items={data.targets}
      keyOf={({ accountId, roleArn, name }) => `${accountId ?? ''} ${roleArn ?? ''} ${name ?? ''}`}
      empty="No account is configured."
      columns={[
        {
          header: 'Account',
          cell: ({ accountId, name }) => (
            <>
              {name ?? ''} <span className="gs-mono">{accountId ?? 'not known yet'}</span>
            </>
          ),
        },
        { header: 'Regions', cell: ({ regions }) => regions.join(', ') },
        {
          header: 'Reads as',
          cell: ({ identity, roleArn, problem }) =>
            problem ? (
              <Status tone="unknown">{problem.detail}</Status>
            ) : (
              <span className="gs-mono">{identity?.arn ?? roleArn ?? 'not known yet'}</span>
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
    <Page
      title="Permissions"
      description="The console only reads. This is the least-privilege policy of its role; each part can be left out, and the answers then say what they do not know."
    >
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height="20rem" /> : null}
      <Section title="What is read, and as whom">
        <Reads />
      </Section>
      {data === undefined ? null : (
        <>
          <Section title="Refused so far" description="Reads that AWS refused since the console started, newest first.">
            <DataTable
              label="Refused reads"
              items={data.missing}
              keyOf={({ permission, accountId, region }) =>
                `${permission.action} ${permission.resource} ${accountId} ${region}`
              }
              empty="None. Every read that was tried was allowed."
              columns={[
                {
                  header: 'Grant',
                  cell: ({ permission }) => (
                    <span className="gs-mono">
                      {permission.action} <span className="gs-quiet">{permission.resource}</span>
                      <CopyButton text={`${permission.action} ${permission.resource}`} what="the permission" />
                    </span>
                  ),
                },
                { header: 'Account and Region', cell: ({ accountId, region }) => `${accountId} / ${region}` },
                {
                  header: 'Unknown without it',
                  cell: ({ pointers }) => [...new Set(pointers.map(toPointerWords))].join(', '),
                },
                { header: 'Seen', cell: ({ seenAt }) => <Age at={seenAt} /> },
              ]}
            />
          </Section>
          <Section title="Policy">
            <Tabs
              ariaLabel="The whole policy or its parts"
              i18nStrings={tabTexts}
              tabs={[
                {
                  id: 'whole',
                  label: 'Everything',
                  content: <CodeBlock text={toText(data.policy)} what="the whole policy" lineNumbers />,
                },
                {
                  id: 'parts',
                  label: 'By part',
                  content: data.parts.map(({ id, title, required, adds, policy }) => (
                    <ExpandableSection
                      key={id}
                      headerText={title}
                      headerDescription={`${required ? 'Required' : 'Optional'}. ${adds}`}
                    >
                      <CodeBlock text={toText(policy)} what={`the policy part ${title}`} lineNumbers />
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
