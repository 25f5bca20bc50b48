import { expect, it } from 'vitest';
import { toZoneVpcs } from './get-hosted-zone.ts';
import { toHostedZones } from './list-hosted-zones.ts';
import { listResourceRecordSets, toDnsRecords } from './list-resource-record-sets.ts';

it('zones have bare ids, and are private or not', () => {
  const zones = toHostedZones([
    {
      HostedZones: [
        { Id: '/hostedzone/Z1', Name: 'example.com.', CallerReference: 'c', Config: { PrivateZone: true } },
        { Id: 'Z2', Name: 'example.org.', CallerReference: 'c' },
      ],
    },
  ]);
  expect(zones).toEqual([
    { id: 'Z1', name: 'example.com.', isPrivate: true },
    { id: 'Z2', name: 'example.org.', isPrivate: false },
  ]);
});

it('a private zone names its VPCs', () => {
  expect(toZoneVpcs({ VPCs: [{ VPCId: 'vpc-1', VPCRegion: 'eu-west-1' }, {}] })).toEqual(['vpc-1']);
});

it('records keep their values and aliases', () => {
  const record = {
    Name: 'a.example.com.',
    Type: 'CNAME' as const,
    TTL: 60,
    ResourceRecords: [{ Value: 'b.example.com' }],
  };
  expect(toDnsRecords([{ ResourceRecordSets: [record] }, { ResourceRecordSets: [] }])).toEqual([record]);
});

it('records are paged by the next name, type and identifier', async () => {
  const { next, send } = listResourceRecordSets;
  const truncated = {
    $metadata: {},
    ResourceRecordSets: [],
    IsTruncated: true,
    MaxItems: 300,
    NextRecordName: 'b.example.com.',
    NextRecordType: 'A' as const,
    NextRecordIdentifier: 'blue',
  };
  const sent: unknown[] = [];
  const client = { send: (command: { readonly input: unknown }) => Promise.resolve(sent.push(command.input)) };
  await send({
    client: client as never,
    input: { hostedZoneId: 'Z1' },
    page: next?.(truncated),
    options: { abortSignal: new AbortController().signal },
  });
  expect(sent).toEqual([
    { HostedZoneId: 'Z1', StartRecordName: 'b.example.com.', StartRecordType: 'A', StartRecordIdentifier: 'blue' },
  ]);
  expect(next?.({ ...truncated, IsTruncated: false })).toBeUndefined();
});
