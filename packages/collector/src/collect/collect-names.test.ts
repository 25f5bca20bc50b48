import type { Request } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { exampleAccount, exampleRegion, restApiId } from '../testing/example-account.ts';
import { exampleRequest } from '../testing/example-request.ts';
import { withSandbox } from '../testing/with-sandbox.ts';

const target = { region: exampleRegion, apiId: restApiId };
const ownName: Request = { ...exampleRequest, url: 'https://private.example.com/orders' };
const [endpoint] = exampleAccount.vpcEndpoints;
const withPrivateDns = (isOn: boolean): object => ({
  ...exampleAccount,
  vpcEndpoints: endpoint === undefined ? [] : [{ ...endpoint, PrivateDnsEnabled: isOn }],
});

const collectFirst = (account: object, request: Request | null) =>
  withSandbox(
    { accounts: [account] },
    async ({ collector }) => (await collector().collect(target, { request })).snapshot,
  );

describe('collectNames', () => {
  it('reads the zones at once for a name of one’s own, and the load balancers that a private one may lead to', async () => {
    const { account } = await collectFirst(exampleAccount, ownName);
    expect(account.dnsRecords).toMatchObject({ state: 'present', value: [{ Name: 'api.example.com.' }, {}] });
    expect(account.loadBalancers).toMatchObject({ state: 'present' });
  });

  it('reads them at once for a private API whose name no endpoint answers', async () => {
    const { account } = await collectFirst(withPrivateDns(false), exampleRequest);
    expect(account.dnsRecords).toMatchObject({ state: 'present' });
  });

  it('reads them at once for a private API that is called from outside every VPC', async () => {
    const request: Request = { ...exampleRequest, network: { from: 'on-prem' } };
    const { account } = await collectFirst(withPrivateDns(true), request);
    expect(account.dnsRecords).toMatchObject({ state: 'present' });
  });

  it.each([
    ['an endpoint answers the name', withPrivateDns(true), exampleRequest],
    [
      'the call comes from the internet',
      withPrivateDns(false),
      { ...exampleRequest, network: { from: 'public-internet' } },
    ],
    ['nothing was called', withPrivateDns(false), null],
  ] as const)('leaves them alone where %s', async (_, account, request) => {
    const snapshot = await collectFirst(account, request);
    expect(snapshot.account.dnsRecords).toEqual({ state: 'hidden', cause: 'not-asked' });
  });
});
