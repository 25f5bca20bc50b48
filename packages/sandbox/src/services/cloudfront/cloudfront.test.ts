import * as cloudfront from '@aws-sdk/client-cloudfront';
import { expect, test } from 'vitest';
import { exampleAccount } from '../../testing/example-account.ts';
import { plain } from '../../testing/plain.ts';
import { sampleOf } from '../../testing/sample-of.ts';
import { expectEveryOperation, useSandbox } from '../../testing/use-sandbox.ts';
import { cloudFront as service } from './cloudfront.ts';

const used = useSandbox();

test('bare lists of the file are wrapped and counted', async () => {
  const { DistributionList } = await used.clients.cloudFront.send(new cloudfront.ListDistributionsCommand({}));
  expect(DistributionList?.Items?.[0]).toMatchObject({
    Id: 'E1',
    Origins: { Quantity: 1, Items: [{ Id: 'api', DomainName: 'x' }] },
    Aliases: { Quantity: 1, Items: ['www.example.com'] },
  });
});

test('a distribution comes back with every member that CloudFront knows', async () => {
  const full = counted(sampleOf(cloudfront.DistributionSummary$));
  used.sandbox.setAccounts([{ ...exampleAccount, cloudFront: Object(full) }]);
  const { DistributionList } = await used.clients.cloudFront.send(new cloudfront.ListDistributionsCommand({}));
  expect(plain(DistributionList?.Items)).toEqual([full]);
  used.sandbox.setAccounts([exampleAccount]);
});

test('the configuration of a distribution is found by its id', async () => {
  const { cloudFront: client } = used.clients;
  const { DistributionConfig } = await client.send(new cloudfront.GetDistributionConfigCommand({ Id: 'E1' }));
  expect(DistributionConfig).toMatchObject({ Enabled: true, Aliases: { Items: ['www.example.com'] } });
  const whole = await client.send(new cloudfront.GetDistributionCommand({ Id: 'E1' }));
  expect(whole.Distribution).toMatchObject({ DomainName: 'd1.cloudfront.net', DistributionConfig: { Enabled: true } });
  const missing = client.send(new cloudfront.GetDistributionCommand({ Id: 'E2' }));
  await expect(missing).rejects.toMatchObject({ name: 'NoSuchDistribution' });
});

test('every operation is tried above', () => expectEveryOperation(used.sandbox, service));

// Quantity must say how many items there are.
function counted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(counted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, name === 'Quantity' ? 1 : counted(inner)]);
  return Object.fromEntries(entries);
}
