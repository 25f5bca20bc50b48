import type { Fact } from '@gatescope/shared';
import { DataTable } from '../../../components/data-table.tsx';
import { ExternalLink } from '../../../components/external-link.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { RawJson } from '../../../components/raw-json.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
import { kindWords } from '../../../lib/kind-words.ts';
import { valueOf } from '../../../lib/snapshot/fact-list.ts';
import { toDomainRows } from '../view/to-domain-rows.ts';
import { type EndpointRow, toEndpointRows } from '../view/to-endpoint-rows.ts';
import { type RuleRow, toRuleRows } from '../view/to-rule-rows.ts';
import type { TabProps } from './tab-props.ts';

const dnsWord = (on: boolean | undefined) => {
  if (on === undefined) return <Status tone="unknown">Unknown</Status>;
  return <Status tone={on ? 'good' : 'off'}>{on ? 'On' : 'Off'}</Status>;
};

const VpcDns = ({ view, vpcId }: { readonly view: TabProps['view']; readonly vpcId: string }) => {
  const fact = view.snapshot.account.vpcDns[vpcId];
  const dns = valueOf(fact);
  if (fact === undefined || (fact.state === 'hidden' && fact.cause === 'not-asked'))
    return <span className="gs-small gs-quiet">DNS attributes are read for a diagnosis</span>;
  if (dns === undefined) return <Status tone="unknown">DNS attributes unknown</Status>;
  return (
    <span className="gs-small gs-quiet">
      DNS support {dns.enableDnsSupport ? 'on' : 'off'}, DNS host names {dns.enableDnsHostnames ? 'on' : 'off'}
    </span>
  );
};

const Ids = ({
  ids,
  hrefOf,
}: {
  readonly ids: readonly string[];
  readonly hrefOf: (id: string) => string | undefined;
}) => (
  <ul className="gs-plain-list gs-mono">
    {ids.map((id) => (
      <li key={id}>
        <ExternalLink href={hrefOf(id)}>{id}</ExternalLink>
      </li>
    ))}
  </ul>
);

const Endpoints = ({ view }: Pick<TabProps, 'view'>) => {
  const { region } = view.target;
  return (
    <DataTable<EndpointRow>
      label="VPC endpoints"
      items={toEndpointRows(view.snapshot)}
      keyOf={({ id }) => id}
      empty="There is no execute-api endpoint in this account and Region. Endpoints of other accounts are not visible here."
      columns={[
        {
          header: 'Endpoint',
          cell: ({ id, associated, raw }) => (
            <>
              <ExternalLink href={consoleLinks.vpcEndpoint({ region, id })}>
                <span className="gs-mono">{id}</span>
              </ExternalLink>{' '}
              <RawJson title={id} value={raw} />
              {view.target.kind === 'REST' ? (
                <div className="gs-small gs-quiet">{associated ? 'associated with this API' : 'not associated'}</div>
              ) : null}
            </>
          ),
        },
        {
          header: 'State',
          cell: ({ state }) => <Status tone={state.toLowerCase() === 'available' ? 'good' : 'warn'}>{state}</Status>,
        },
        { header: 'Private DNS', cell: ({ privateDns }) => dnsWord(privateDns) },
        {
          header: 'VPC',
          cell: ({ vpcId, vpcName }) => (
            <>
              <ExternalLink href={consoleLinks.vpc({ region, id: vpcId })}>
                <span className="gs-mono">{vpcId}</span>
              </ExternalLink>
              {vpcName === undefined ? null : ` (${vpcName})`}
              <div>
                <VpcDns view={view} vpcId={vpcId} />
              </div>
            </>
          ),
        },
        {
          header: 'Subnets',
          cell: ({ subnetIds }) => <Ids ids={subnetIds} hrefOf={(id) => consoleLinks.subnet({ region, id })} />,
        },
        {
          header: 'Security groups',
          cell: ({ groups }) => (
            <Ids ids={groups.map(({ id }) => id)} hrefOf={(id) => consoleLinks.securityGroup({ region, id })} />
          ),
        },
      ]}
    />
  );
};

const Rules = ({ view }: Pick<TabProps, 'view'>) => {
  const { account } = view.snapshot;
  const { region } = view.target;
  return (
    <Section
      title="Inbound rules of the endpoints' security groups"
      description="Callers need TCP 443."
      fact={account.securityGroups}
      consoleLink={consoleLinks.securityGroups({ region })}
    >
      <FactView
        fact={account.securityGroups}
        pointer="/account/securityGroups"
        none={<p>There are no security groups.</p>}
      >
        {() => (
          <DataTable<RuleRow>
            label="Inbound rules"
            items={toRuleRows(view.snapshot)}
            keyOf={({ key }) => key}
            empty="The endpoints' security groups admit nothing."
            columns={[
              {
                header: 'Security group',
                cell: ({ groupId, groupName }) => (
                  <>
                    <ExternalLink href={consoleLinks.securityGroup({ region, id: groupId })}>
                      <span className="gs-mono">{groupId}</span>
                    </ExternalLink>{' '}
                    {groupName}
                  </>
                ),
              },
              { header: 'Protocol', cell: ({ protocol }) => protocol },
              { header: 'Ports', cell: ({ ports }) => ports },
              { header: 'From', cell: ({ sources }) => <span className="gs-mono">{sources.join(', ')}</span> },
            ]}
          />
        )}
      </FactView>
    </Section>
  );
};

/** How a call gets here: endpoints, their doors, and custom domains. */
export const NetworkTab = ({ view }: TabProps) => {
  const { account } = view.snapshot;
  const { region, kind } = view.target;
  const domains: Fact<unknown> = kind === 'REST' ? account.domainNames : account.domainNamesV2;
  return (
    <div className="gs-stack">
      <Section
        title="VPC endpoints for execute-api"
        description={
          kind === 'REST'
            ? 'The doors through which private calls come in.'
            : `${kindWords[kind].apis} have no private endpoint: none of these leads here. One with private DNS captures the default host in its VPC; callers there need a custom domain.`
        }
        fact={account.vpcEndpoints}
        consoleLink={consoleLinks.vpcEndpoints({ region })}
      >
        <FactView fact={account.vpcEndpoints} pointer="/account/vpcEndpoints" none={<Endpoints view={view} />}>
          {() => <Endpoints view={view} />}
        </FactView>
      </Section>
      {kind === 'REST' ? <Rules view={view} /> : null}
      <Section
        title="Custom domains"
        description="Names of your own that lead to this API."
        fact={domains}
        consoleLink={consoleLinks.domainNames({ region })}
      >
        <FactView
          fact={domains}
          pointer={kind === 'REST' ? '/account/domainNames' : '/account/domainNamesV2'}
          none={<p>There are no custom domains.</p>}
        >
          {() => (
            <DataTable
              label="Custom domains"
              items={toDomainRows(view.snapshot)}
              keyOf={({ key }) => key}
              empty="No mapping leads to this API."
              columns={[
                {
                  header: 'Domain',
                  cell: ({ domain }) => (
                    <ExternalLink href={consoleLinks.domainName({ region, name: domain })}>
                      <span className="gs-mono">{domain}</span>
                    </ExternalLink>
                  ),
                },
                {
                  header: 'Base path',
                  cell: ({ domain, basePath, raw }) => (
                    <>
                      <span className="gs-mono">/{basePath}</span>{' '}
                      <RawJson title={`Mapping of ${domain}/${basePath}`} value={raw} />
                    </>
                  ),
                },
                { header: 'Stage', cell: ({ stage }) => stage ?? 'named in the path' },
              ]}
            />
          )}
        </FactView>
      </Section>
    </div>
  );
};
