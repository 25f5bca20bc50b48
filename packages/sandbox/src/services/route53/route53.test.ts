import * as route53 from '@aws-sdk/client-route-53';
import { expect, test } from 'vitest';
import { exampleAccount } from '../../testing/example-account.ts';
import { plain } from '../../testing/plain.ts';
import { sampleOf } from '../../testing/sample-of.ts';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { route53 as service } from './route53.ts';

const used = useSandbox();
const listZones = async () =>
  (await used.clients.route53.send(new route53.ListHostedZonesCommand({}))).HostedZones ?? [];

test('records are sorted into public and private zones', async () => {
  const zones = await listZones();
  expect(
    zones.map(({ Name, Config, ResourceRecordSetCount }) => [Name, Config?.PrivateZone, ResourceRecordSetCount]),
  ).toEqual([
    ['example.com.', false, 2],
    ['example.com.', true, 1],
  ]);
});

test('a private zone tells its VPCs', async () => {
  const [, inside] = await listZones();
  const { VPCs, HostedZone } = await used.clients.route53.send(new route53.GetHostedZoneCommand({ Id: inside?.Id }));
  expect(VPCs).toEqual([{ VPCId: 'vpc-0a', VPCRegion: 'eu-west-1' }]);
  expect(HostedZone?.Id).toBe(inside?.Id);
});

test('a zone is found from a name on', async () => {
  const ask = (DNSName: string) => used.clients.route53.send(new route53.ListHostedZonesByNameCommand({ DNSName }));
  expect((await ask('example.com')).HostedZones).toHaveLength(2);
  expect((await ask('example.org')).HostedZones).toEqual([]);
});

test('records come back as they are in the file, from a name on and page by page', async () => {
  const [outside, inside] = await listZones();
  const ask = (HostedZoneId: string | undefined, more: object = {}) =>
    used.clients.route53.send(new route53.ListResourceRecordSetsCommand({ HostedZoneId, ...more }));
  expect(plain((await ask(inside?.Id)).ResourceRecordSets)).toEqual([
    {
      Name: 'in.example.com.',
      Type: 'A',
      AliasTarget: { DNSName: 'x.', HostedZoneId: 'Z1', EvaluateTargetHealth: false },
    },
  ]);
  const first = await ask(outside?.Id, { MaxItems: 1 });
  expect(first).toMatchObject({ IsTruncated: true, NextRecordName: 'ws.example.com.', NextRecordType: 'A' });
  const next = await ask(outside?.Id, { StartRecordName: 'ws.example.com.', StartRecordType: 'A' });
  expect(next.ResourceRecordSets?.map(({ Name }) => Name)).toEqual(['ws.example.com.']);
});

test('records come back with every member that Route 53 knows', async () => {
  const full = { ...Object(sampleOf(route53.ResourceRecordSet$)), Name: 'full.example.net.' };
  used.sandbox.setAccounts([{ ...exampleAccount, dnsRecords: [full] }]);
  const [zone] = await listZones();
  const command = new route53.ListResourceRecordSetsCommand({ HostedZoneId: zone?.Id });
  expect(plain((await used.clients.route53.send(command)).ResourceRecordSets)).toEqual([full]);
  used.sandbox.setAccounts([exampleAccount]);
});

test('a zone that does not exist is not found', async () => {
  const command = new route53.GetHostedZoneCommand({ Id: 'Z0' });
  await expect(used.clients.route53.send(command)).rejects.toMatchObject({ name: 'NoSuchHostedZone' });
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, service));
