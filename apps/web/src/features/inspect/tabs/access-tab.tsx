import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { RestApi } from '@gatescope/shared';
import { DataTable } from '../../../components/data-table.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { RawJson } from '../../../components/raw-json.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { authorizersFact, toAuthorizerRows } from '../view/to-authorizer-rows.ts';
import { toEndpointRows } from '../view/to-endpoint-rows.ts';
import { toMethodAccess } from '../view/to-method-access.ts';
import { PolicySection } from './policy-section.tsx';
import { PolicyTester } from './policy-tester.tsx';
import type { TabProps } from './tab-props.ts';

const NoPolicy = ({ isPrivate }: { readonly isPrivate: boolean }) =>
  isPrivate ? (
    <Status tone="warn">There is no resource policy. A private API without one answers nobody, and cannot be deployed.</Status>
  ) : (
    <p>There is no resource policy: nothing is decided here, the methods’ own authorization does.</p>
  );

const ResourcePolicy = ({ view, stage }: TabProps) => {
  const { snapshot, target } = view;
  if (snapshot.api.kind !== 'REST') {
    return (
      <Section title="Resource policy">
        <p>HTTP and WebSocket APIs have none.</p>
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
              <PolicySection policy={api.policy} what="the resource policy" />
              <PolicyTester policy={api.policy} target={target} stage={stage} />
            </div>
          )
        }
      </FactView>
    </Section>
  );
};

const EndpointPolicies = ({ view }: Pick<TabProps, 'view'>) => (
  <>
    {toEndpointRows(view.snapshot).map(({ id, vpcId, vpcName, policy, associated }) => (
      <ExpandableSection
        key={id}
        headerText={id}
        headerDescription={`${vpcName === undefined ? vpcId : `${vpcName} (${vpcId})`}${associated ? ', associated with this API' : ''}`}
        headingTagOverride="h3"
      >
        {policy === undefined ? <Status tone="unknown">The endpoint’s policy is not known.</Status> : <PolicySection policy={policy} what={`the policy of ${id}`} />}
      </ExpandableSection>
    ))}
  </>
);

/** Who may call: what the methods ask, what the policies say. */
export const AccessTab = ({ view, stage }: TabProps) => {
  const { snapshot, target } = view;
  const { account } = snapshot;
  return (
    <div className="gs-stack">
      <Section title="What the methods ask of callers" description={stage === undefined ? 'As saved.' : `As stage ${stage} runs them, as far as that is known.`}>
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
      <ResourcePolicy view={view} stage={stage} />
      <Section title="Policies of the VPC endpoints" description="Evaluated before the API sees the call." fact={account.vpcEndpoints}>
        <FactView fact={account.vpcEndpoints} pointer="/account/vpcEndpoints" none={<p>There is no execute-api endpoint.</p>}>
          {(endpoints) => (endpoints.length === 0 ? <p>There is no execute-api endpoint.</p> : <EndpointPolicies view={view} />)}
        </FactView>
      </Section>
      <Section title="Authorizers" fact={snapshot.api.authorizers} consoleLink={consoleLinks.authorizers(target)}>
        <FactView fact={authorizersFact(snapshot)} pointer="/api/authorizers" none={<p>There is none.</p>}>
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
                      <strong>{name}</strong> <span className="gs-mono gs-quiet">{id}</span> <RawJson title={name} value={raw} />
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
