import { describe, expect, it } from 'vitest';
import { exampleAccount, exampleRegion, restApiId } from '../testing/example-account.ts';
import { exampleRequest } from '../testing/example-request.ts';
import { withSandbox } from '../testing/with-sandbox.ts';

const target = { region: exampleRegion, apiId: restApiId };
const [endpoint] = exampleAccount.vpcEndpoints;
const numbers = Array.from({ length: 6 }, (_, index) => index);
const large = {
  ...exampleAccount,
  vpcs: numbers.map((index) => ({ VpcId: `vpc-${index}`, enableDnsSupport: true, enableDnsHostnames: true })),
  vpcEndpoints: numbers.map((index) => ({ ...endpoint, VpcEndpointId: `vpce-${index}`, VpcId: `vpc-${index}` })),
};

describe('collectNetwork', () => {
  it('reads the DNS attributes of named VPCs only in an account with many', () =>
    withSandbox({ accounts: [large] }, async ({ collector }) => {
      const request = {
        ...exampleRequest,
        url: `https://${restApiId}-vpce-2.execute-api.eu-west-1.amazonaws.com/prod/orders`,
        network: { from: 'vpc' as const, vpcId: 'vpc-1', vpceId: 'vpce-3' },
      };
      const { snapshot } = await collector().collect(target, { request });
      expect(Object.keys(snapshot.account.vpcDns).sort()).toEqual(['vpc-1', 'vpc-2', 'vpc-3']);
    }));

  it('looks into every VPC when a subnet is said without one', () =>
    withSandbox({ accounts: [exampleAccount] }, async ({ collector }) => {
      const request = { ...exampleRequest, network: { from: 'vpc' as const, subnetId: 'subnet-02' } };
      const { snapshot } = await collector().collect(target, { request });
      expect(snapshot.account.subnets).toMatchObject({ value: [{ SubnetId: 'subnet-01' }, { SubnetId: 'subnet-02' }] });
    }));

  it('asks for no parts of the network where nothing is involved, and does not call them absent', () =>
    withSandbox({ accounts: [{ ...exampleAccount, vpcEndpoints: [] }] }, async ({ collector }) => {
      const request = { ...exampleRequest, network: { from: 'public-internet' as const } };
      const { snapshot } = await collector().collect(target, { request });
      expect(snapshot.account.vpcEndpoints).toMatchObject({ state: 'present', value: [] });
      expect(snapshot.account.subnets).toEqual({ state: 'hidden', cause: 'not-asked' });
    }));

  it('hides the DNS attributes when one of the two may not be read', () => {
    const [first] = exampleAccount.vpcs;
    const { enableDnsHostnames: _, ...vpc } = first ?? {};
    return withSandbox({ accounts: [{ ...exampleAccount, vpcs: [vpc] }] }, async ({ collector }) => {
      const { snapshot } = await collector().collect(target, { request: exampleRequest });
      expect(snapshot.account.vpcDns['vpc-01']).toMatchObject({ state: 'hidden', cause: 'denied' });
    });
  });
});
