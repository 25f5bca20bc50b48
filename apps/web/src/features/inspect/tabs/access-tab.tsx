import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Skeleton from '@cloudscape-design/components/skeleton';
import { type ContractReply, type getAccessContract, type RestApi, resolvePointer } from '@gatescope/shared';
import { useQuery } from '@tanstack/react-query';
import { FactView } from '../../../components/fact-view.tsx';
import { ProblemPanel } from '../../../components/problem-panel.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { accessQuery } from '../../../queries/access-query.ts';
import { AskedSection } from './asked-section.tsx';
import { AuthorizersSection } from './authorizers-section.tsx';
import { CallerMatrix } from './caller-matrix.tsx';
import { PolicySection } from './policy-section.tsx';
import { PolicyTester } from './policy-tester.tsx';
import { RouteAccess } from './route-access.tsx';
import type { TabProps } from './tab-props.ts';
import { accessTexts, policyTexts } from '../texts/access-texts.ts';

type Policy = ContractReply<typeof getAccessContract>['policies'][number];

const resourcePolicyId = 'resource-policy';

const NoPolicy = ({ isPrivate }: { readonly isPrivate: boolean }) =>
  isPrivate ? <Status tone="warn">{policyTexts.noneOfPrivate}</Status> : <p>{policyTexts.none}</p>;

const ResourcePolicy = ({ view, stage, policy }: TabProps & { readonly policy: Policy | undefined }) => {
  const { snapshot, target } = view;
  if (snapshot.api.kind !== 'REST') return null;
  const fact = snapshot.api.restApi;
  const isPrivate = (api: RestApi): boolean => api.endpointConfiguration?.types?.includes('PRIVATE') ?? false;
  return (
    <Section
      title={policyTexts.resource}
      description={policyTexts.resourceLead}
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
                what={policyTexts.resourceDocument}
                pointer="/api/restApi/value/policy"
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
  if (policies.length === 0) return <p className="gs-flush">{policyTexts.noneKnown}</p>;
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
            what={policyTexts.endpointDocument(id)}
            pointer={pointer}
          />
        </ExpandableSection>
      ))}
    </>
  );
};

/** Who may call a REST API: the answer in a table, then what the methods ask and what the policies say. */
const MethodAccess = ({ view, stage }: TabProps) => {
  const { snapshot, target } = view;
  const { account } = snapshot;
  const { data, error, isPending, refetch } = useQuery(accessQuery(target, stage));
  const policies = data?.policies ?? [];
  return (
    <div className="gs-stack">
      <Section title={accessTexts.title(stage)} description={accessTexts.lead}>
        {isPending ? <Skeleton height="8rem" /> : null}
        {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined ? null : <CallerMatrix access={data} />}
      </Section>
      <AskedSection view={view} stage={stage} />
      <ResourcePolicy view={view} stage={stage} policy={policies.find(({ id }) => id === resourcePolicyId)} />
      <Section
        title={policyTexts.endpoints}
        description={policyTexts.endpointsLead}
        fact={account.vpcEndpoints}
        consoleLink={consoleLinks.vpcEndpoints(target)}
      >
        <FactView
          fact={account.vpcEndpoints}
          pointer="/account/vpcEndpoints"
          none={<p className="gs-flush">{policyTexts.noEndpoint}</p>}
        >
          {() => <EndpointPolicies view={view} policies={policies.filter(({ id }) => id !== resourcePolicyId)} />}
        </FactView>
      </Section>
      <AuthorizersSection view={view} />
    </div>
  );
};

/** Who may call. */
export const AccessTab = (props: TabProps) =>
  props.view.target.kind === 'REST' ? <MethodAccess {...props} /> : <RouteAccess {...props} />;
