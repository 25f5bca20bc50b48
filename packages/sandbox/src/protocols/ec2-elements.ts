import { isList } from '../is-list.ts';
import { isJsonObject, type Json, type JsonObject, jsonText } from '../json.ts';
import type { XmlElement } from './xml.ts';

/**
 * Lists whose element name is not the singular followed by `Set` (`Subnets` -> `subnetSet`).
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html
 */
const listNames: Readonly<Record<string, string>> = {
  SecurityGroups: 'securityGroupInfo',
  Regions: 'regionInfo',
  IpPermissions: 'ipPermissions',
  IpPermissionsEgress: 'ipPermissionsEgress',
  UserIdGroupPairs: 'groups',
  IpRanges: 'ipRanges',
  Ipv6Ranges: 'ipv6Ranges',
  PrefixListIds: 'prefixListIds',
  Ipv6Addresses: 'ipv6AddressesSet',
  PrivateIpAddresses: 'privateIpAddressesSet',
  PrivateDnsNames: 'privateDnsNameSet',
  ServiceType: 'serviceType',
  NatGatewayAddresses: 'natGatewayAddressSet',
  DnsEntries: 'dnsEntrySet',
  Entries: 'entrySet',
  PayerResponsibilities: 'payerResponsibilitySet',
  Ipv4Prefixes: 'ipv4PrefixSet',
  Ipv6Prefixes: 'ipv6PrefixSet',
  IpPrefixes: 'ipPrefixSet',
};

/** Single members whose element name is not the member name with a small first letter, by the list they occur in. */
const memberNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SecurityGroups: { Description: 'groupDescription' },
  NetworkAcls: { IsDefault: 'default' },
  Regions: { Endpoint: 'regionEndpoint' },
  AvailabilityZones: { State: 'zoneState' },
};

/** An object in the field names of the SDK as the XML elements that EC2 would send. `list` is the list it stands in. */
export function toEc2Elements(object: JsonObject, list = ''): readonly XmlElement[] {
  return Object.entries(object).flatMap(([member, value]) => toElement(member, value, list));
}

function toElement(member: string, value: Json | undefined, list: string): readonly XmlElement[] {
  if (value === undefined || value === null) return [];
  if (isList(value)) {
    const items = value.map((item): XmlElement => ({ name: 'item', content: toContent(item, member) }));
    return [{ name: listName(member, value), content: items }];
  }
  const name = memberNames[list]?.[member] ?? lowerFirst(member);
  return [{ name, content: toContent(value, '') }];
}

function toContent(value: Json, list: string): XmlElement['content'] {
  return isJsonObject(value) ? toEc2Elements(value, list) : jsonText(value);
}

function listName(member: string, items: readonly Json[]): string {
  // The zones of a Region are an "info", those of an endpoint service (plain names) a "set".
  if (member === 'AvailabilityZones' && items.some(isJsonObject)) return 'availabilityZoneInfo';
  const known = listNames[member];
  if (known !== undefined) return known;
  if (member.endsWith('Set')) return lowerFirst(member);
  return `${lowerFirst(member).replace(/s$/, '')}Set`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
