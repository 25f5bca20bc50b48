import type { DnsRecord } from '@gatescope/shared';

/** What a record answers with. `alias`: Route 53 answers with the target's addresses itself; the client never sees its name. */
export type DnsTarget =
  | { readonly kind: 'alias' | 'cname'; readonly name: string }
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] };

/** A record that answers for a name, with its place in the list. */
export interface DnsAnswer {
  readonly record: DnsRecord;
  readonly index: number;
  readonly target: DnsTarget;
}

/** A name in lower case, without the root's dot and with Route 53's octal form of `*` undone. */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\\052(?=\.)/, '*');

const isMatch = (recordName: string, name: string): boolean =>
  recordName === name ||
  (recordName.startsWith('*.') && name.endsWith(recordName.slice(1)) && name.length > recordName.length - 1);

/**
 * Whether a resolver sees the zone of a record: everybody sees public zones, a private zone is seen from the VPCs it is
 * associated with (from any VPC where the list is not known).
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html
 */
export const isVisibleFrom = ({ HostedZone }: DnsRecord, vpcId: string | undefined): boolean => {
  if (!HostedZone?.PrivateZone) return true;
  if (vpcId === undefined) return false;
  return HostedZone.VPCs === undefined || HostedZone.VPCs.includes(vpcId);
};

const targetOf = ({ AliasTarget, Type, ResourceRecords }: DnsRecord): DnsTarget | undefined => {
  if (AliasTarget?.DNSName) return { kind: 'alias', name: plainName(AliasTarget.DNSName) };
  const values = (ResourceRecords ?? []).flatMap(({ Value }) => Value ?? []);
  if (Type === 'CNAME' && values[0]) return { kind: 'cname', name: plainName(values[0]) };
  return (Type === 'A' || Type === 'AAAA') && values.length > 0 ? { kind: 'addresses', addresses: values } : undefined;
};

const rankOf = (record: DnsRecord): number =>
  (record.HostedZone?.PrivateZone ? 0 : 100) +
  (plainName(record.Name).startsWith('*') ? 50 : 0) +
  (record.Type === 'AAAA' ? 1 : 0);

/** Records for a name wherever they are visible, the one that answers first in front: private zones, then exact names. */
export const listAnswers = (records: readonly DnsRecord[], name: string): DnsAnswer[] =>
  records
    .flatMap((record, index) => {
      const target = isMatch(plainName(record.Name), plainName(name)) ? targetOf(record) : undefined;
      return target ? [{ record, index, target }] : [];
    })
    .sort((a, b) => rankOf(a.record) - rankOf(b.record) || b.record.Name.length - a.record.Name.length);

const isAlike = (a: DnsRecord, b: DnsRecord): boolean =>
  plainName(a.Name) === plainName(b.Name) && a.HostedZone?.PrivateZone === b.HostedZone?.PrivateZone;

/**
 * Records that answer a resolver in this VPC (undefined: a resolver outside every VPC). Several where a routing policy
 * (latency, weight, failover …) chooses among them.
 */
export const findAnswers = (records: readonly DnsRecord[], name: string, vpcId: string | undefined): DnsAnswer[] => {
  const visible = listAnswers(records, name).filter(({ record }) => isVisibleFrom(record, vpcId));
  const [first] = visible;
  return visible.filter(({ record }) => first !== undefined && isAlike(record, first.record));
};

/** The first of them. */
export const findAnswer = (
  records: readonly DnsRecord[],
  name: string,
  vpcId: string | undefined,
): DnsAnswer | undefined => findAnswers(records, name, vpcId)[0];
