import { GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { ListHostedZonesCommand } from '@aws-sdk/client-route-53';
import { expect, test } from 'vitest';
import { makeClients } from './testing/sdk-clients.ts';
import { useSandbox } from './testing/use-sandbox.ts';

const used = useSandbox({
  accounts: [
    {
      accountId: '111122223333',
      region: 'eu-west-1',
      restApi: { id: 'a' },
      stages: [],
      subnets: [{ SubnetId: 's-1' }],
    },
    {
      accountId: '111122223333',
      region: 'eu-west-1',
      restApi: { id: 'b' },
      apis: [{ restApi: { id: 'c' } }, { apiV2: { ApiId: 'd' } }],
      subnets: [{ SubnetId: 's-2' }],
    },
    {
      accountId: '111122223333',
      region: 'us-east-1',
      restApi: { id: 'e' },
      dnsRecords: [{ Name: 'x.example.com.', Type: 'A', HostedZone: { PrivateZone: false } }],
    },
    { accountId: '444455556666', region: 'eu-west-1', restApi: { id: 'f' } },
  ],
});

const apisIn = async (region: string, accountId?: string) => {
  const { apiGateway } = makeClients({ url: used.sandbox.url, region }).ofAccount(accountId);
  return (await apiGateway.send(new GetRestApisCommand({}))).items?.map(({ id }) => id);
};

test('files of one account and Region are taken together, in both forms', async () => {
  expect(await apisIn('eu-west-1')).toEqual(['a', 'b', 'c']);
  expect((await used.clients.apiGatewayV2.send(new GetApisCommand({}))).Items?.map(({ ApiId }) => ApiId)).toEqual([
    'd',
  ]);
  const { Subnets } = await used.clients.ec2.send(new DescribeSubnetsCommand({}));
  expect(Subnets?.map(({ SubnetId }) => SubnetId)).toEqual(['s-1', 's-2']);
});

test('Regions and accounts are kept apart', async () => {
  expect(await apisIn('us-east-1')).toEqual(['e']);
  expect(await apisIn('eu-west-1', '444455556666')).toEqual(['f']);
  expect(await apisIn('ap-south-1')).toEqual([]);
});

test('what knows no Region is seen from every Region of its account', async () => {
  const { HostedZones } = await used.clients.route53.send(new ListHostedZonesCommand({}));
  expect(HostedZones).toHaveLength(1);
  const theirs = used.clients.ofAccount('444455556666').route53.send(new ListHostedZonesCommand({}));
  await expect(theirs).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('accounts can be replaced while the sandbox runs', async () => {
  used.sandbox.setAccounts([{ accountId: '111122223333', region: 'eu-west-1', restApi: { id: 'new' } }]);
  expect(await apisIn('eu-west-1')).toEqual(['new']);
});
