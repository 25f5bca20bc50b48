import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Skeleton from '@cloudscape-design/components/skeleton';
import { type ContractReply, type getAccessContract, type RestApi, resolvePointer } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { RawJson } from '../../../components/raw-json.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { accessQuery } from '../../../queries/access-query.ts';
import { authorizersFact, toAuthorizerRows } from '../view/to-authorizer-rows.ts';
import { toMethodAccess } from '../view/to-method-access.ts';
import { CallerMatrix } from './caller-matrix.tsx';
import { PolicySection } from './policy-section.tsx';
import { PolicyTester } from './policy-tester.tsx';
import type { TabProps } from './tab-props.ts';

type Policy = ContractReply<typeof getAccessContract>['policies'][number];

const resourcePolicyId = 'resource-policy';

const NoPolicy = ({ isPrivate }: { readonly isPrivate: boolean }) =>
  isPrivate ? (
    <Status tone="warn">
      There is no resource policy. A private API without one answers nobody, and cannot be deployed.
    </Status>
  ) : (
    <p>There is no resource policy: nothing is decided here, the methods’ own authorization does.</p>
  );

const ResourcePolicy = ({ view, stage, policy }: TabProps & { readonly policy: Policy | undefined }) => {
  const { snapshot, target } = view;
  if (snapshot.api.kind !== 'REST') {
    return (
      <Section title="Resource policy">
        <p className="gs-flush">HTTP and WebSocket APIs have none.</p>
      </Section>
    );
  }
  const fact = snapshot.api.restApi;
  const isPrivate = (api: RestApi): boolean => api.endpointConfiguration?.types?.includes('PRIVATE') ?? false;
  return (
    <Section
      title="Resource policy"
      description="As saved. A stage runs the policy of its last deployment."
      fact={fact}
      consoleLink={consoleLinks.resourcePolicy(target)}
    >
      <FactView fact={fact} pointer="/api/restApi" none={null}>
        {(api) =>
          api.policy === undefined || api.policy === '' ? (
            <NoPolicy isPrivate={isPrivate(api)} />
          ) : (
            <div className="gs-stack">
              <PolicySection
                inWords={policy?.inWords ?? { statements: [], malformed: [] }}
                policy={api.policy}
                what="the resource policy"
              />
              <PolicyTester policy={api.policy} target={target} stage={stage} />
            </div>
          )
        }
      </FactView>
    </Section>
  );
};

const EndpointPolicies = ({ view, policies }: Pick<TabProps, 'view'> & { readonly policies: readonly Policy[] }) => {
  if (policies.length === 0) return <p className="gs-flush">No endpoint’s policy is known.</p>;
  return (
    <>
      {policies.map(({ id, title, pointer, inWords }) => (
        <ExpandableSection
          key={id}
          headerText={title}
          headerDescription={inWords.statements.map(({ headline }) => headline).join('. ')}
          headingTagOverride="h3"
        >
          <PolicySection
            inWords={inWords}
            policy={resolvePointer(view.snapshot, pointer)}
            what={`the policy of ${id}`}
          />
        </ExpandableSection>
      ))}
    </>
  );
};

/** Who may call: the answer in a table, then what the methods ask and what the policies say. */
export const AccessTab = ({ view, stage }: TabProps) => {
  const { snapshot, target } = view;
  const { account } = snapshot;
  const { data, error, isPending, refetch } = useQuery(accessQuery(target, stage));
  const policies = data?.policies ?? [];
  return (
    <div className="gs-stack">
      <Section
        title={stage === undefined ? 'Who may call' : `Who may call stage ${stage}`}
        description="By policies and authorization. API keys, throttling and what an authorizer decides are left aside."
      >
        {isPending ? <Skeleton height="8rem" /> : null}
        {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined ? null : <CallerMatrix access={data} />}
      </Section>
      <Section
        title="What the methods ask of callers"
        description={stage === undefined ? 'As saved.' : `As stage ${stage} runs them, as far as that is known.`}
      >
        <DataTable
          label="Authorization of methods"
          items={toMethodAccess(snapshot, stage)}
          keyOf={({ authorization }) => authorization}
          empty="There is no method."
          columns={[
            { header: 'Authorization', cell: ({ authorization }) => <strong>{authorization}</strong> },
            { header: 'Means', cell: ({ meaning }) => meaning },
            { header: 'Methods', cell: ({ methods }) => <span className="gs-mono">{methods.join(', ')}</span> },
          ]}
        />
      </Section>
      <ResourcePolicy view={view} stage={stage} policy={policies.find(({ id }) => id === resourcePolicyId)} />
      <Section
        title="Policies of the VPC endpoints"
        description="Evaluated before the API sees the call."
        fact={account.vpcEndpoints}
      >
        <FactView
          fact={account.vpcEndpoints}
          pointer="/account/vpcEndpoints"
          none={<p className="gs-flush">There is no execute-api endpoint.</p>}
        >
          {() => <EndpointPolicies view={view} policies={policies.filter(({ id }) => id !== resourcePolicyId)} />}
        </FactView>
      </Section>
      <Section title="Authorizers" fact={authorizersFact(snapshot)} consoleLink={consoleLinks.authorizers(target)}>
        <FactView
          fact={authorizersFact(snapshot)}
          pointer="/api/authorizers"
          none={<p className="gs-flush">There is none.</p>}
        >
          {() => (
            <DataTable
              label="Authorizers"
              items={toAuthorizerRows(snapshot)}
              keyOf={({ id }) => id}
              empty="There is none."
              columns={[
                {
                  header: 'Authorizer',
                  cell: ({ id, name, raw }) => (
                    <>
                      <strong>{name}</strong> <span className="gs-mono gs-quiet">{id}</span>{' '}
                      <RawJson title={name} value={raw} />
                    </>
                  ),
                },
                { header: 'Type', cell: ({ type }) => type },
                { header: 'Looks at', cell: ({ identitySource }) => <span className="gs-mono">{identitySource}</span> },
                { header: 'Remembers answers', cell: ({ ttl }) => ttl },
              ]}
            />
          )}
        </FactView>
      </Section>
    </div>
  );
};
