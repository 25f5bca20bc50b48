import { describe, expect, it } from 'vitest';
import { exampleRequest } from '../testing/example-request.ts';
import { keysOfRequest, toDomainKey, toDomainKeyV2 } from './domain-keys.ts';

const domains = [
  toDomainKey({ domainName: 'api.example.com', regionalDomainName: 'd-abc.execute-api.eu-west-1.amazonaws.com' }),
  toDomainKey({ domainName: '*.example.org' }),
  toDomainKey({ domainName: 'api.example.com', domainNameId: 'abcd1234' }),
  toDomainKeyV2({
    DomainName: 'shop.example.com',
    DomainNameConfigurations: [{ ApiGatewayDomainName: 'd-xyz.execute-api.eu-west-1.amazonaws.com' }],
  }),
];
const keysOf = (host: string) => keysOfRequest(domains, { ...exampleRequest, url: `https://${host}/` });

describe('keysOfRequest', () => {
  it.each([
    ['api.example.com', ['api.example.com', 'api.example.com+abcd1234']],
    ['shop.example.org', ['*.example.org']],
    ['d-abc.execute-api.eu-west-1.amazonaws.com', ['api.example.com']],
    ['d-xyz.execute-api.eu-west-1.amazonaws.com', ['shop.example.com']],
    ['orders1234.execute-api.eu-west-1.amazonaws.com', []],
  ])('finds what %s means', (host, expected) => {
    expect(keysOf(host)).toEqual(expected);
  });

  it('takes the first few without a request', () => {
    const many = Array.from({ length: 30 }, (_, index) => toDomainKey({ domainName: `d${index}.example.com` }));
    expect(keysOfRequest(many, undefined)).toHaveLength(10);
  });
});
