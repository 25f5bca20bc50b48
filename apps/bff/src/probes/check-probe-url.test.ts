import { present, type Snapshot } from '@gatescope/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSnapshot } from '../testing/fakes.ts';
import { checkProbeUrl } from './check-probe-url.ts';

const base = makeSnapshot();
const endpointHost = 'vpce-0abc12345-x1y2z3.execute-api.eu-central-1.vpce.amazonaws.com';
const snapshot: Snapshot = {
  ...base,
  account: {
    ...base.account,
    vpcEndpoints: present([{ VpcEndpointId: 'vpce-0abc12345', DnsEntries: [{ DnsName: endpointHost }] }]),
    basePathMappings: {
      'api.example.com': present([{ basePath: '(none)', restApiId: 'a1b2c3d4e5' }]),
      'inner.example.com+xyz': present([{ basePath: 'v1', restApiId: 'a1b2c3d4e5' }]),
      'other.example.com': present([{ basePath: '(none)', restApiId: 'zzzzzzzzzz' }]),
      '*.wild.example.com': present([{ basePath: '(none)', restApiId: 'a1b2c3d4e5' }]),
    },
  },
};
const own = 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com';

describe('a URL to probe', () => {
  it.each([
    [`https://${own}/prod/x?a=1`, 'default-host'],
    ['https://a1b2c3d4e5-vpce-0abc12345.execute-api.eu-central-1.amazonaws.com/prod', 'alias-host'],
    [`https://${endpointHost}/prod`, 'endpoint-host'],
    ['https://api.example.com/x', 'domain'],
    ['https://inner.example.com/v1/x', 'domain'],
    ['https://any.wild.example.com/x', 'domain'],
    [`wss://${own}/prod`, 'default-host'],
  ])('passes when its host follows from the API: %s', (url, rule) => {
    expect(checkProbeUrl(snapshot, url)).toMatchObject({ rule });
  });

  it.each([
    ['plain http', `http://${own}/prod`],
    ['a port', `https://${own}:8443/prod`],
    ['the usual port, said', `https://${own}:443/prod`],
    ['a user', `https://user@${own}/prod`],
    ['a host that poses as a user', `https://${own}@evil.example/`],
    ['an encoded user', `https://${own}%40evil.example/`],
    ['an encoded host', 'https://a1b2c3d4e5%2eexecute-api.eu-central-1.amazonaws.com/prod'],
    ['an encoded slash', `https://${own}%2f.evil.example/`],
    ['a backslash', `https://evil.example\\.${own}/`],
    ['full-width letters', 'https://ａ1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/'],
    ['a full stop of another script', 'https://a1b2c3d4e5。execute-api.eu-central-1.amazonaws.com/'],
    ['upper case', `https://${own.toUpperCase()}/`],
    ['a trailing dot', `https://${own}./`],
    ['an IPv4 address', 'https://10.0.0.1/'],
    ['a decimal address', 'https://2130706433/'],
    ['a hexadecimal address', 'https://0x7f.0.0.1/'],
    ['an IPv6 address', 'https://[::1]/'],
    ['localhost', 'https://localhost/'],
    ['metadata', 'https://169.254.169.254/latest'],
    ['another API', 'https://zzzzzzzzzz.execute-api.eu-central-1.amazonaws.com/'],
    ['another Region', 'https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/'],
    ['an alias with a strange endpoint', 'https://a1b2c3d4e5-vpce-0fff.execute-api.eu-central-1.amazonaws.com/'],
    ['a strange endpoint', 'https://vpce-0fff-aaa.execute-api.eu-central-1.vpce.amazonaws.com/'],
    ['a domain of another API', 'https://other.example.com/'],
    ['a name below the API’s domain', 'https://x.api.example.com/'],
    ['a name two levels below a wildcard', 'https://a.b.wild.example.com/'],
    ['a name that ends like the API’s host', `https://evil${own}/`],
    ['a name that begins like the API’s host', `https://${own}.evil.example/`],
    ['a line break', `https://${own}\r\n.evil.example/`],
    ['a tab', `https://evil.example\t.${own}/`],
    ['another scheme', `file://${own}/etc/passwd`],
    ['no URL', 'nonsense'],
  ])('is refused with %s', (_what, url) => {
    expect(checkProbeUrl(snapshot, url)).toHaveProperty('because');
  });

  it('never leads to another host, whatever is put into its path', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (path) => {
        const checked = checkProbeUrl(snapshot, `https://${own}/${path}`);
        if (!('because' in checked)) {
          expect(checked.host).toBe(own);
          expect(checked.path).toMatch(/^\/[\x21-\x7e]*$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('passes only for known hosts, whatever the host is', () => {
    const piece = fc.constantFrom(
      own,
      '@',
      ':',
      '.',
      '%2e',
      '\\',
      '/',
      '#',
      '?',
      'evil.example',
      '[::1]',
      '127.0.0.1',
      ' ',
      '\t',
      '。',
    );
    const known = [own, endpointHost, 'api.example.com'];
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const checked = checkProbeUrl(snapshot, `https://${pieces.join('')}`);
        if (!('because' in checked)) expect(known).toContain(checked.host);
      }),
      { numRuns: 1000 },
    );
  });
});
