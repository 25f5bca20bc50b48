import { type DnsRecord, type Fact, present } from '@gatescope/shared';
import { listDistributions } from '../reads/cloudfront/list-distributions.ts';
import { getHostedZone } from '../reads/route-53/get-hosted-zone.ts';
import { type HostedZone, listHostedZones } from '../reads/route-53/list-hosted-zones.ts';
import { listResourceRecordSets } from '../reads/route-53/list-resource-record-sets.ts';
import { atGlobal } from './at-arn.ts';
import type { Site } from './site.ts';
import type { Trip } from './trip.ts';

/** Every record of every hosted zone of the account, each with its zone. One unreadable zone hides them all. */
export const fillDnsRecords = async (trip: Trip): Promise<void> => {
  trip.facts.dnsRecords = await atGlobal(trip, readRecords);
};

const readRecords = async (site: Site): Promise<Fact<DnsRecord[]>> => {
  const zones = await site.ask(listHostedZones, {});
  if (zones.state !== 'present') return zones;
  const parts = await Promise.all(zones.value.map((zone) => recordsOf(site, zone)));
  const missing = parts.find(({ state }) => state === 'hidden');
  if (missing !== undefined) return missing;
  return present(
    parts.flatMap((part) => (part.state === 'present' ? part.value : [])),
    zones.readAt,
  );
};

const recordsOf = async (site: Site, zone: HostedZone): Promise<Fact<DnsRecord[]>> => {
  const input = { hostedZoneId: zone.id };
  const [records, vpcs] = await Promise.all([
    site.ask(listResourceRecordSets, input),
    // Only a private zone answers in certain VPCs.
    zone.isPrivate ? site.ask(getHostedZone, input) : undefined,
  ]);
  if (records.state !== 'present') return records;
  if (vpcs?.state === 'hidden') return vpcs;
  const HostedZone = {
    Id: zone.id,
    Name: zone.name,
    PrivateZone: zone.isPrivate,
    ...(vpcs?.state === 'present' ? { VPCs: vpcs.value } : {}),
  };
  return present(
    records.value.map((record) => ({ ...record, HostedZone })),
    records.readAt,
  );
};

/** All CloudFront distributions of the account. */
export const fillDistributions = async (trip: Trip): Promise<void> => {
  trip.facts.distributions = await atGlobal(trip, (site) => site.ask(listDistributions, {}));
};
