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
import { networkTexts as texts } from '../texts/network-texts.ts';

const dnsWord = (on: boolean | undefined) => {
  if (on === undefined) return <Status tone="unknown">{texts.unknown}</Status>;
  return <Status tone={on ? 'good' : 'off'}>{on ? texts.on : texts.off}</Status>;
};

const VpcDns = ({ view, vpcId }: { readonly view: TabProps['view']; readonly vpcId: string }) => {
  const fact = view.snapshot.account.vpcDns[vpcId];
  const dns = valueOf(fact);
  if (fact === undefined || (fact.state === 'hidden' && fact.cause === 'not-asked'))
    return <span className="gs-small gs-quiet">{texts.dnsNotRead}</span>;
  if (dns === undefined) return <Status tone="unknown">{texts.dnsUnknown}</Status>;
  return (
    <span className="gs-small gs-quiet">
      {texts.dns(dns.enableDnsSupport ?? false, dns.enableDnsHostnames ?? false)}
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
      label={texts.endpointsLabel}
      items={toEndpointRows(view.snapshot)}
      keyOf={({ id }) => id}
      empty={texts.noEndpoint}
      columns={[
        {
          header: texts.endpoint,
          cell: ({ id, associated, raw }) => (
            <>
              <ExternalLink href={consoleLinks.vpcEndpoint({ region, id })}>
                <span className="gs-mono">{id}</span>
              </ExternalLink>{' '}
              <RawJson title={id} value={raw} />
              {view.target.kind === 'REST' ? (
                <div className="gs-small gs-quiet">{associated ? texts.associated : texts.notAssociated}</div>
              ) : null}
            </>
          ),
        },
        {
          header: texts.state,
          cell: ({ state }) => <Status tone={state.toLowerCase() === 'available' ? 'good' : 'warn'}>{state}</Status>,
        },
        { header: texts.privateDns, cell: ({ privateDns }) => dnsWord(privateDns) },
        {
          header: texts.vpc,
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
          header: texts.subnets,
          cell: ({ subnetIds }) => <Ids ids={subnetIds} hrefOf={(id) => consoleLinks.subnet({ region, id })} />,
        },
        {
          header: texts.groups,
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
      title={texts.rules}
      description={texts.rulesLead}
      fact={account.securityGroups}
      consoleLink={consoleLinks.securityGroups({ region })}
    >
      <FactView fact={account.securityGroups} pointer="/account/securityGroups" none={<p>{texts.noGroup}</p>}>
        {() => (
          <DataTable<RuleRow>
            label={texts.rulesLabel}
            items={toRuleRows(view.snapshot)}
            keyOf={({ key }) => key}
            empty={texts.noRule}
            columns={[
              {
                header: texts.group,
                cell: ({ groupId, groupName }) => (
                  <>
                    <ExternalLink href={consoleLinks.securityGroup({ region, id: groupId })}>
                      <span className="gs-mono">{groupId}</span>
                    </ExternalLink>{' '}
                    {groupName}
                  </>
                ),
              },
              { header: texts.protocol, cell: ({ protocol }) => protocol },
              { header: texts.ports, cell: ({ ports }) => ports },
              { header: texts.from, cell: ({ sources }) => <span className="gs-mono">{sources.join(', ')}</span> },
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
        title={texts.endpoints}
        description={kind === 'REST' ? texts.endpointsLead : texts.endpointsElsewhere(kindWords[kind].apis)}
        fact={account.vpcEndpoints}
        consoleLink={consoleLinks.vpcEndpoints({ region })}
      >
        <FactView fact={account.vpcEndpoints} pointer="/account/vpcEndpoints" none={<Endpoints view={view} />}>
          {() => <Endpoints view={view} />}
        </FactView>
      </Section>
      {kind === 'REST' ? <Rules view={view} /> : null}
      <Section
        title={texts.domains}
        description={texts.domainsLead}
        fact={domains}
        consoleLink={consoleLinks.domainNames({ region })}
      >
        <FactView
          fact={domains}
          pointer={kind === 'REST' ? '/account/domainNames' : '/account/domainNamesV2'}
          none={<p>{texts.noDomain}</p>}
        >
          {() => (
            <DataTable
              label={texts.domains}
              items={toDomainRows(view.snapshot)}
              keyOf={({ key }) => key}
              empty={texts.noMapping}
              columns={[
                {
                  header: texts.domain,
                  cell: ({ domain }) => (
                    <ExternalLink href={consoleLinks.domainName({ region, name: domain })}>
                      <span className="gs-mono">{domain}</span>
                    </ExternalLink>
                  ),
                },
                {
                  header: texts.basePath,
                  cell: ({ domain, basePath, raw }) => (
                    <>
                      <span className="gs-mono">/{basePath}</span>{' '}
                      <RawJson title={texts.mapping(domain, basePath)} value={raw} />
                    </>
                  ),
                },
                { header: texts.stage, cell: ({ stage }) => stage ?? texts.stageInPath },
              ]}
            />
          )}
        </FactView>
      </Section>
    </div>
  );
};
