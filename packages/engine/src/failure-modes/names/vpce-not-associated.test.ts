import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, privateAccount, vpcRequest } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { domainKey, domainName, privateDomainAccount } from './private-domain-account.ts';
import { vpceNotAssociated } from './vpce-not-associated.ts';
import { vpceNotAssociatedExample as example } from './vpce-not-associated.example.ts';

testFailureMode(vpceNotAssociated, example);

const found = (input: Parameters<typeof diagnose>[0]): string[] => diagnose(input).findings.map(({ id }) => id);
const throughDomain = vpcRequest({ url: `https://${domainName}/orders` });

describe('vpce-not-associated', () => {
  it('is found for a private domain name without association, and the association fixes it', () => {
    const input = inputOf({
      account: privateDomainAccount({ associated: ['vpce-0a1b2c3d4e5f60099'] }),
      request: throughDomain,
      symptom: { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' },
    });
    expect(found(input)).toEqual(['vpce-not-associated']);
    expect(['verified', 'likely']).toContain(diagnose(input).findings[0]?.fixes[0]?.verification.state);
  });
  it('comes before a mapping that the domain name lacks, which an associated endpoint meets', () => {
    const account = (associated: string[]) => ({
      ...privateDomainAccount({ associated }),
      basePathMappings: { [domainKey]: [] },
    });
    const input = (associated: string[]) => inputOf({ account: account(associated), request: throughDomain });
    expect(found(input(['vpce-0a1b2c3d4e5f60099']))).toEqual(['vpce-not-associated']);
    expect(found(input([ids.vpceId]))).toEqual(['custom-domain-mapping-missing']);
  });
  it('is clear for an associated private domain name', () => {
    expect(found(inputOf({ account: privateDomainAccount(), request: throughDomain }))).toEqual([]);
  });
  it('is unknown where the associations may not be read', () => {
    const input = inputOf({ account: privateDomainAccount({ associated: [] }), request: throughDomain });
    const snapshot = {
      ...input.snapshot,
      account: {
        ...input.snapshot.account,
        domainNameAccessAssociations: { state: 'hidden', cause: 'denied' } as const,
      },
    };
    const diagnosis = diagnose({ ...input, snapshot });
    expect(diagnosis.findings).toEqual([]);
    expect(diagnosis.hidden.map(({ pointer }) => pointer)).toContain('/account/domainNameAccessAssociations');
  });
  it('suspects a missing deployment where the associated alias is not found', () => {
    const account = example.healthy.account;
    const symptom = { kind: 'no-connection', body: 'getaddrinfo ENOTFOUND' } as const;
    expect(diagnose(inputOf({ account, request: example.broken.request, symptom })).findings[0]).toMatchObject({
      id: 'vpce-not-associated',
      certainty: 'possible',
    });
  });
  it('suspects it without words of the failure where the association was saved after the deployment', () => {
    const { account, request } = example.healthy;
    const change = {
      id: 'change-1',
      kind: 'change',
      at: '2024-03-05T10:00:00.000Z',
      vantage: 'aws',
      relation: 'ambient',
      eventName: 'UpdateRestApi',
      eventSource: 'apigateway.amazonaws.com',
    } as const;
    const requestParameters = (restApiId: string) => ({
      restApiId,
      updateRestApiInput: { patchOperations: [{ op: 'add', path: '/endpointConfiguration/vpcEndpointIds' }] },
    });
    const ofApi = (restApiId: string): string[] =>
      found(
        inputOf({
          account,
          request,
          symptom: { kind: 'no-connection' },
          observations: [{ ...change, requestParameters: requestParameters(restApiId) }],
        }),
      );
    expect(ofApi(ids.apiId)).toEqual(['vpce-not-associated']);
    expect(ofApi('zyxwv98765')).toEqual([]);
  });
  it('is only suspected where private DNS answers every name', () => {
    const account = privateAccount();
    expect(found(inputOf({ account, request: example.broken.request }))).toEqual([]);
    expect(
      found(
        inputOf({
          account,
          request: example.broken.request,
          symptom: { kind: 'refused', status: 403, body: '{"message":"Forbidden"}' },
        }),
      ),
    ).toEqual(['vpce-not-associated']);
  });
  it('is clear for the default host, which needs no association', () => {
    const account = privateAccount({ restApi: { endpointConfiguration: { types: ['PRIVATE'] } } });
    expect(found(inputOf({ account, request: vpcRequest({ sourceVpceId: ids.vpceId }) }))).toEqual([]);
  });
});
