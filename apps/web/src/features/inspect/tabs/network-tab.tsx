import { DataTable } from '../../../components/data-table.tsx';
import { ExternalLink } from '../../../components/external-link.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { RawJson } from '../../../components/raw-json.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { consoleLinks } from '../../../lib/console-links.ts';
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
  if (dns === undefined) return <Status tone="unknown">DNS attributes unknown</Status>;
  return (
    <span className="gs-small gs-quiet">
      DNS support {dns.enableDnsSupport ? 'on' : 'off'}, DNS host names {dns.enableDnsHostnames ? 'on' : 'off'}
    </span>
  );
};

const Ids = ({ ids }: { readonly ids: readonly string[] }) => (
  <ul className="gs-plain-list gs-mono">
    {ids.map((id) => (
      <li key={id}>{id}</li>
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
              <div className="gs-small gs-quiet">{associated ? 'associated with this API' : 'not associated'}</div>
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
        { header: 'Subnets', cell: ({ subnetIds }) => <Ids ids={subnetIds} /> },
        {
          header: 'Security groups',
          cell: ({ groups }) => <Ids ids={groups.map(({ id }) => id)} />,
        },
      ]}
    />
  );
};

/** How a call gets here: endpoints, their doors, and custom domains. */
export const NetworkTab = ({ view }: TabProps) => {
  const { account } = view.snapshot;
  const { region } = view.target;
  return (
    <div className="gs-stack">
      <Section
        title="VPC endpoints for execute-api"
        description="The doors through which private calls come in."
        fact={account.vpcEndpoints}
      >
        <FactView fact={account.vpcEndpoints} pointer="/account/vpcEndpoints" none={<Endpoints view={view} />}>
          {() => <Endpoints view={view} />}
        </FactView>
      </Section>
      <Section
        title="Inbound rules of the endpoints' security groups"
        description="Callers need TCP 443."
        fact={account.securityGroups}
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
      <Section title="Custom domains" description="Names of your own that lead to this API." fact={account.domainNames}>
        <FactView fact={account.domainNames} pointer="/account/domainNames" none={<p>There are no custom domains.</p>}>
          {() => (
            <DataTable
              label="Custom domains"
              items={toDomainRows(view.snapshot)}
              keyOf={({ key }) => key}
              empty="No mapping leads to this API."
              columns={[
                { header: 'Domain', cell: ({ domain }) => <span className="gs-mono">{domain}</span> },
                { header: 'Base path', cell: ({ basePath }) => <span className="gs-mono">/{basePath}</span> },
                { header: 'Stage', cell: ({ stage }) => stage ?? 'named in the path' },
              ]}
            />
          )}
        </FactView>
      </Section>
    </div>
  );
};
