import { describe, expect, it } from 'vitest';
import { exampleRequest } from '../testing/example-request.ts';
import { isDomainOf, requestHosts } from './request-hosts.ts';

describe('requestHosts', () => {
  it('takes URL, Host header and what arrived, each once, in lower case, without port', () => {
    const request = {
      ...exampleRequest,
      url: 'https://API.example.com:8443/x',
      headers: { host: 'api.example.com:8443' },
      hostReceivedByApiGateway: 'inner.example.com.',
    };
    expect(requestHosts(request)).toEqual(['api.example.com', 'inner.example.com']);
  });

  it('forgives a URL without a scheme, and one that is none', () => {
    expect(requestHosts({ ...exampleRequest, url: 'api.example.com/x' })).toEqual(['api.example.com']);
    expect(requestHosts({ ...exampleRequest, url: 'http://[' })).toEqual([]);
    expect(requestHosts(null)).toEqual([]);
  });
});

describe('isDomainOf', () => {
  it.each([
    ['api.example.com', 'api.example.com', true],
    ['API.example.com', 'api.example.com', true],
    ['*.example.com', 'api.example.com', true],
    ['*.example.com', 'a.b.example.com', false],
    ['*.example.com', 'example.com', false],
    ['api.example.com', 'xapi.example.com', false],
  ])('tells whether %s is the name of %s: %s', (name, host, expected) => {
    expect(isDomainOf(name, host)).toBe(expected);
  });
});
