import { type Fact, toPointer } from '@gatescope/shared';
import { DataTable } from '../../../components/data-table.tsx';
import { ExternalLink } from '../../../components/external-link.tsx';
import { FactView } from '../../../components/fact-view.tsx';
import { Section } from '../../../components/section.tsx';
import { Status } from '../../../components/status.tsx';
import { Value } from '../../../components/value/value.tsx';
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
    <Value pointer={toPointer('account', 'vpcDns', vpcId)} label={texts.of(texts.dnsOf, vpcId)}>
      <span className="gs-small gs-quiet">
        {texts.dns(dns.enableDnsSupport ?? false, dns.enableDnsHostnames ?? false)}
      </span>
    </Value>
  );
};

interface IdsProps {
  readonly ids: readonly string[];
  readonly hrefOf: (id: string) => string | undefined;
  readonly pointerOf: (index: number) => string;
  readonly labelOf: (id: string) => string;
}

const Ids = ({ ids, hrefOf, pointerOf, labelOf }: IdsProps) => (
  <ul className="gs-plain-list gs-mono">
    {ids.map((id, index) => (
      <li key={id}>
        <Value pointer={pointerOf(index)} label={labelOf(id)}>
          <ExternalLink href={hrefOf(id)}>{id}</ExternalLink>
        </Value>
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
          cell: ({ id, associated, pointer }) => (
            <>
              <Value pointer={pointer} label={texts.theEndpoint(id)}>
                <ExternalLink href={consoleLinks.vpcEndpoint({ region, id })}>
                  <span className="gs-mono">{id}</span>
                </ExternalLink>
              </Value>
              {view.target.kind === 'REST' ? (
                <div className="gs-small gs-quiet">
                  <Value
                    pointer="/api/restApi/value/endpointConfiguration/vpcEndpointIds"
                    label={texts.of(texts.association, id)}
                  >
                    {associated ? texts.associated : texts.notAssociated}
                  </Value>
                </div>
              ) : null}
            </>
          ),
        },
        {
          header: texts.state,
          cell: ({ id, state, pointer }) => (
            <Value pointer={`${pointer}/State`} label={texts.of(texts.state, id)}>
              <Status tone={state.toLowerCase() === 'available' ? 'good' : 'warn'}>{state}</Status>
            </Value>
          ),
        },
        {
          header: texts.privateDns,
          cell: ({ id, privateDns, pointer }) => (
            <Value pointer={`${pointer}/PrivateDnsEnabled`} label={texts.of(texts.privateDns, id)}>
              {dnsWord(privateDns)}
            </Value>
          ),
        },
        {
          header: texts.vpc,
          cell: ({ id, vpcId, vpcName, pointer, vpcPointer }) => (
            <>
              <Value pointer={vpcPointer ?? `${pointer}/VpcId`} label={texts.of(texts.vpc, id)}>
                <ExternalLink href={consoleLinks.vpc({ region, id: vpcId })}>
                  <span className="gs-mono">{vpcId}</span>
                </ExternalLink>
                {vpcName === undefined ? null : ` (${vpcName})`}
              </Value>
              <div>
                <VpcDns view={view} vpcId={vpcId} />
              </div>
            </>
          ),
        },
        {
          header: texts.subnets,
          cell: ({ subnetIds, pointer }) => (
            <Ids
              ids={subnetIds}
              hrefOf={(id) => consoleLinks.subnet({ region, id })}
              pointerOf={(index) => `${pointer}/SubnetIds/${index}`}
              labelOf={texts.theSubnet}
            />
          ),
        },
        {
          header: texts.groups,
          cell: ({ groups, pointer }) => (
            <Ids
              ids={groups.map(({ id }) => id)}
              hrefOf={(id) => consoleLinks.securityGroup({ region, id })}
              pointerOf={(index) => `${pointer}/Groups/${index}`}
              labelOf={texts.theGroup}
            />
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
            empty={toEndpointRows(view.snapshot).length === 0 ? texts.noGroupKnown : texts.noRule}
            columns={[
              {
                header: texts.group,
                cell: ({ groupId, groupName, groupPointer }) => (
                  <Value pointer={groupPointer} label={texts.theGroup(groupId)}>
                    <ExternalLink href={consoleLinks.securityGroup({ region, id: groupId })}>
                      <span className="gs-mono">{groupId}</span>
                    </ExternalLink>{' '}
                    {groupName}
                  </Value>
                ),
              },
              {
                header: texts.protocol,
                cell: ({ groupId, protocol, pointer }) => (
                  <Value pointer={`${pointer}/IpProtocol`} label={texts.ofRule(texts.protocol, groupId)}>
                    {protocol}
                  </Value>
                ),
              },
              {
                header: texts.ports,
                cell: ({ groupId, ports, pointer }) => (
                  <Value pointer={`${pointer}/FromPort`} label={texts.ofRule(texts.ports, groupId)}>
                    {ports}
                  </Value>
                ),
              },
              {
                header: texts.from,
                cell: ({ groupId, sources, pointer }) => (
                  <Value pointer={pointer} label={texts.ofRule(texts.sources, groupId)}>
                    <span className="gs-mono">{sources.join(', ')}</span>
                  </Value>
                ),
              },
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
                  cell: ({ domain, basePath, pointer }) => (
                    <Value pointer={pointer} label={texts.mapping(domain, basePath)}>
                      <ExternalLink href={consoleLinks.domainName({ region, name: domain })}>
                        <span className="gs-mono">{domain}</span>
                      </ExternalLink>
                    </Value>
                  ),
                },
                {
                  header: texts.basePath,
                  cell: ({ domain, basePath, pointer, pathField }) => (
                    <Value pointer={`${pointer}/${pathField}`} label={texts.of(texts.basePath, domain)}>
                      <span className="gs-mono">/{basePath}</span>
                    </Value>
                  ),
                },
                {
                  header: texts.stage,
                  cell: ({ domain, stage, pointer, stageField }) => (
                    <Value pointer={`${pointer}/${stageField}`} label={texts.of(texts.stage, domain)}>
                      {stage ?? texts.stageInPath}
                    </Value>
                  ),
                },
              ]}
            />
          )}
        </FactView>
      </Section>
    </div>
  );
};
