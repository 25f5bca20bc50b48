import { AwsError } from '../../aws-error.ts';
import type { Call, Operation, Service } from '../../call.ts';
import { type JsonObject, jsonText } from '../../json.ts';
import { pageOf } from '../../paging.ts';
import { restXml } from '../../protocols/rest-xml.ts';
import { queryTroubles, spellTrouble } from '../trouble.ts';
import { bareId, compareDnsNames, type HostedZone, listHostedZones, withDot } from './hosted-zones.ts';

const root = '/2013-04-01';

/** Amazon Route 53: what names of the account point to. */
export const route53: Service = {
  name: 'Route 53',
  signingName: 'route53',
  protocol: restXml({
    namespace: 'https://route53.amazonaws.com/doc/2013-04-01/',
    itemNames: {
      HostedZones: 'HostedZone',
      ResourceRecordSets: 'ResourceRecordSet',
      ResourceRecords: 'ResourceRecord',
      VPCs: 'VPC',
    },
  }),
  operations: [
    operation('ListHostedZones', `${root}/hostedzone`, listZones),
    operation('ListHostedZonesByName', `${root}/hostedzonesbyname`, listZonesByName),
    operation('GetHostedZone', `${root}/hostedzone/{Id}`, getZone),
    operation('ListResourceRecordSets', `${root}/hostedzone/{Id}/rrset`, listRecords),
  ],
  trouble: spellTrouble(queryTroubles),
};

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html
function operation(name: string, path: string, answer: (call: Call) => JsonObject): Operation {
  return {
    name,
    path,
    action: `route53:${name}`,
    resource: ({ partition, input }) => {
      const id = input.text('Id');
      return id === undefined ? '*' : `arn:${partition}:route53:::hostedzone/${bareId(id)}`;
    },
    answer,
  };
}

function toZone({ id, name, isPrivate, records }: HostedZone): JsonObject {
  return {
    Id: `/hostedzone/${id}`,
    Name: name,
    CallerReference: id,
    Config: { PrivateZone: isPrivate },
    ResourceRecordSetCount: records.length,
  };
}

function findZone(call: Call): HostedZone {
  const id = bareId(call.input.text('Id') ?? '');
  const zone = listHostedZones(call).find((candidate) => candidate.id === id);
  if (zone === undefined) {
    throw new AwsError({ status: 404, code: 'NoSuchHostedZone', message: `No hosted zone found with ID: ${id}` });
  }
  return zone;
}

function getZone(call: Call): JsonObject {
  const zone = findZone(call);
  return { GetHostedZoneResponse: { HostedZone: toZone(zone), ...(zone.isPrivate ? { VPCs: zone.vpcs } : {}) } };
}

function listZones(call: Call): JsonObject {
  const limit = maxItems(call, 100);
  const page = pageOf(listHostedZones(call), { limit, token: call.input.text('marker') }, () => invalidInput('marker'));
  return {
    ListHostedZonesResponse: {
      HostedZones: page.items.map(toZone),
      IsTruncated: page.next !== undefined,
      ...(page.next === undefined ? {} : { NextMarker: page.next }),
      MaxItems: limit,
    },
  };
}

// Starts at a name and goes on in the order of names.
function listZonesByName(call: Call): JsonObject {
  const DNSName = call.input.text('dnsname');
  const limit = maxItems(call, 100);
  const zones = listHostedZones(call).filter(
    ({ name }) => DNSName === undefined || compareDnsNames(name, withDot(DNSName)) >= 0,
  );
  const next = zones[limit];
  return {
    ListHostedZonesByNameResponse: {
      HostedZones: zones.slice(0, limit).map(toZone),
      ...(DNSName === undefined ? {} : { DNSName }),
      IsTruncated: next !== undefined,
      ...(next === undefined ? {} : { NextDNSName: next.name, NextHostedZoneId: next.id }),
      MaxItems: limit,
    },
  };
}

function listRecords(call: Call): JsonObject {
  const limit = maxItems(call, 300);
  const [startName, startType] = [call.input.text('name'), call.input.text('type')];
  const records = findZone(call)
    .records.toSorted(compareRecords)
    .filter(
      (record) => startName === undefined || compareRecords(record, { Name: startName, Type: startType ?? '' }) >= 0,
    );
  const next = records[limit];
  return {
    ListResourceRecordSetsResponse: {
      ResourceRecordSets: records.slice(0, limit),
      IsTruncated: next !== undefined,
      ...(next === undefined ? {} : { NextRecordName: next['Name'], NextRecordType: next['Type'] }),
      MaxItems: limit,
    },
  };
}

function compareRecords(left: JsonObject, right: JsonObject): number {
  const byName = compareDnsNames(jsonText(left['Name']), jsonText(right['Name']));
  return byName !== 0 ? byName : jsonText(left['Type']).localeCompare(jsonText(right['Type']));
}

function maxItems({ input }: Call, most: number): number {
  return Math.min(input.number('maxitems') ?? most, most);
}

function invalidInput(parameter: string): AwsError {
  return new AwsError({ status: 400, code: 'InvalidInput', message: `Invalid value for ${parameter}` });
}
