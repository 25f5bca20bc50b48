import type { InvokeUrlVariant, Request } from '@gatescope/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invokeUrl, restAccount } from '../testing/build-account.ts';
import { snapshotOf } from '../testing/snapshot-of.ts';
import { browserSnippet } from './browser-snippet.ts';
import { callerScript } from './caller-script.ts';
import { parseCallerOutput, readCallerOutput } from './parse-caller-output.ts';
import { quotePowerShell } from './powershell-script.ts';
import { quoteSh } from './sh-script.ts';

const snapshot = snapshotOf(restAccount());
const variant = (changes: Partial<InvokeUrlVariant> = {}): InvokeUrlVariant => ({
  form: 'default-host',
  title: '',
  url: invokeUrl(),
  headers: {},
  works: 'unknown',
  preconditions: [],
  browser: { usable: 'unknown', because: '' },
  curl: '',
  notes: [],
  ...changes,
});
const request = (changes: Partial<Request> = {}): Request => ({
  method: 'GET',
  url: invokeUrl(),
  headers: {},
  credential: { scheme: 'not-said' },
  apiKey: { kind: 'not-said' },
  client: { kind: 'program' },
  network: { from: 'not-said' },
  ...changes,
});
const shells = ['sh', 'powershell'] as const;
const make = (shell: 'sh' | 'powershell', own: Partial<Request> = {}, ...variants: InvokeUrlVariant[]) =>
  callerScript({ snapshot, request: request(own), variants: variants.length > 0 ? variants : [variant()], shell });

describe.each(shells)('the script for %s', (shell) => {
  it('tries each form with its headers', () => {
    const script = make(
      shell,
      {},
      variant(),
      variant({ form: 'endpoint-api-id-header', headers: { 'x-apigw-api-id': 'a1b2c3d4e5' } }),
    );
    expect(script).toContain(`'try 1 default-host ${invokeUrl()}'`);
    expect(script).toContain("'x-apigw-api-id: a1b2c3d4e5'");
  });

  it('holds no secret of the request', () => {
    const headers = {
      authorization: 'Bearer PLANTED',
      'x-api-key': 'PLANTED',
      cookie: 'PLANTED',
      'x-auth-token': 'PLANTED',
      'x-trace': 'yes',
    };
    const script = make(shell, { headers });
    expect(script).not.toContain('PLANTED');
    expect(script).toContain("'x-trace: yes'");
  });

  it('asks before it sends what may change something', () => {
    expect(make(shell, { method: 'DELETE' })).toContain('GATESCOPE_SEND');
    expect(make(shell, { method: 'DELETE' })).toMatch(
      /GATESCOPE_SEND:-}" = yes \]; then run '1' 'actual' 'DELETE'|Method = 'DELETE'; HasEffects = \$true/,
    );
  });

  it('sends the preflight of a page', () => {
    const script = make(shell, { method: 'PUT', client: { kind: 'browser', origin: 'https://app.example' } });
    expect(script).toContain("'origin: https://app.example'");
    expect(script).toContain("'access-control-request-method: PUT'");
  });

  it('goes to port 443 by https only', () => {
    const script = make(
      shell,
      {},
      variant({ url: 'http://a.example/x' }),
      variant({ url: 'https://a.example:8443/x' }),
      variant({ url: 'https://a.example;id/x' }),
    );
    expect(script).not.toContain('a.example');
  });

  it('keeps every line that holds data free of line breaks from it', () => {
    const lines = make(shell).split('\n').length;
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (path, value) => {
          const script = make(shell, { headers: { 'x-note': value } }, variant({ url: `${invokeUrl()}/${path}` }));
          expect([lines, lines - 5, lines - 3, lines - 4]).toContain(script.split('\n').length);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('quoting', () => {
  it('for a POSIX shell leaves nothing open', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        // Between quotes, and escaped quotes, is all there is.
        expect(quoteSh(text)).toMatch(/^'[^']*'(\\''[^']*')*$/);
      }),
    );
  });

  it('for PowerShell doubles every kind of quote', () => {
    expect(quotePowerShell("a'b\u2019c\u2018d\u201Ae\u201Bf")).toBe(
      "'a''b\u2019\u2019c\u2018\u2018d\u201A\u201Ae\u201B\u201Bf'",
    );
  });
});

describe('the browser snippet', () => {
  it('is JavaScript whatever the URL holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const snippet = browserSnippet(request({ url: `${invokeUrl()}?${path}</script>` }));
        // oxlint-disable-next-line typescript/no-implied-eval -- It is parsed, and never run.
        expect(() => new Function(snippet)).not.toThrow();
        expect(snippet).not.toContain('</script');
      }),
      { numRuns: 200 },
    );
  });

  it('sends no method that may change something, and no credentials', () => {
    const snippet = browserSnippet(request({ method: 'POST' }));
    expect(snippet).toContain('method: "GET"');
    expect(snippet).not.toContain('include');
  });

  /** Runs it as a page would, against a browser's rules for requests without CORS. */
  const run = async (answer: (init: Record<string, unknown>) => unknown): Promise<string> => {
    const lines: string[] = [];
    const fetch = (_url: string, init: Record<string, unknown>): Promise<unknown> => {
      if (init['mode'] === 'no-cors' && ![undefined, 'follow'].includes(init['redirect'] as undefined))
        return Promise.reject(new TypeError('Request mode is "no-cors" but the redirect mode is not "follow".'));
      try {
        return Promise.resolve(answer(init));
      } catch (error) {
        return Promise.reject(error as Error);
      }
    };
    const snippet = browserSnippet(request({})).trim().replace(/;$/, '');
    // oxlint-disable-next-line typescript/no-implied-eval -- A browser's console does the same.
    const inPage = new Function('fetch', 'console', 'location', `return ${snippet}`);
    await inPage(fetch, { log: (line: string) => void lines.push(line) }, { origin: 'https://app.example' });
    return lines.join('\n');
  };
  const fails = (): never => {
    throw new TypeError('Failed to fetch');
  };

  it('tells a reply that the page may read', async () => {
    const reply = { type: 'cors', status: 403, headers: new Map([['x-amzn-errortype', 'ForbiddenException']]) };
    expect(readCallerOutput(await run(() => reply)).observations).toMatchObject([
      { kind: 'http', vantage: 'caller', status: 403, headers: { 'x-amzn-errortype': ['ForbiddenException'] } },
    ]);
  });

  it('tells a host that answers but may not be read from one that cannot be reached', async () => {
    const outcomes = [
      await run((init) => (init['mode'] === 'cors' ? fails() : { type: 'opaque' })),
      await run(fails),
    ].map((text) => readCallerOutput(text).observations);
    expect(outcomes).toMatchObject([[{ kind: 'tcp', outcome: 'connected' }], [{ kind: 'tcp', outcome: 'failed' }]]);
  });
});

const output = `$ sh check.sh
GATESCOPE begin 1 2025-06-01T10:00:00Z
GATESCOPE api eu-west-1 a1b2c3d4e5
GATESCOPE resolver 10.0.0.2
GATESCOPE try 1 default-host https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders
GATESCOPE dns 1 a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com 10.0.1.15
[2025-06-01] GATESCOPE tcp 1 a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com connected 10.0.1.15
GATESCOPE tls-names 1 *.execute-api.eu-west-1.amazonaws.com,a.example
GATESCOPE tls-until 1 Jan  1 00:00:00 2124 GMT
GATESCOPE tls-version 1 TLSv1.2
GATESCOPE tls 1 a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com ok\u001b[0m
> GATESCOPE http 1 actual GET 403
GATESCOPE header 1 actual x-amzn-errortype: ForbiddenException
GATESCOPE header 1 actual x-cache: a: b
GATESCOPE body 1 actual {"message":"Forbidden"}
GATESCOPE try 2 alias-host https://a1b2c3d4e5-vpce-0a1.execute-api.eu-west-1.amazonaws.com/prod/orders
GATESCOPE dns-error 2 a1b2c3d4e5-vpce-0a1.execute-api.eu-west-1.amazonaws.com not-found
GATESCOPE try 3 custom-domain https://api.example.com/orders
GATESCOPE tcp 3 api.example.com timeout
GATESCOPE note the proxy does not answer
GATESCOPE end
`;

describe('the output of a script', () => {
  it('becomes observations from the caller’s place', () => {
    expect(parseCallerOutput(output)).toMatchObject([
      {
        kind: 'dns',
        vantage: 'caller',
        at: '2025-06-01T10:00:00.000Z',
        addresses: ['10.0.1.15'],
        resolvers: ['10.0.0.2'],
      },
      { kind: 'tcp', outcome: 'connected', address: '10.0.1.15', port: 443 },
      {
        kind: 'tls',
        outcome: 'ok',
        names: ['*.execute-api.eu-west-1.amazonaws.com', 'a.example'],
        version: 'TLSv1.2',
        validTo: '2124-01-01T00:00:00.000Z',
      },
      {
        kind: 'http',
        status: 403,
        form: 'default-host',
        headers: { 'x-amzn-errortype': ['ForbiddenException'], 'x-cache': ['a: b'] },
        body: '{"message":"Forbidden"}',
      },
      { kind: 'dns', addresses: [], error: 'ENOTFOUND' },
      { kind: 'tcp', host: 'api.example.com', outcome: 'timeout' },
    ]);
    expect(readCallerOutput(output)).toMatchObject({
      api: { region: 'eu-west-1', apiId: 'a1b2c3d4e5' },
      notes: ['the proxy does not answer'],
    });
  });

  it('tells why a body did not come whole, and of a huge one how long it is at least', () => {
    const cutBy = (word: string) =>
      parseCallerOutput(
        `GATESCOPE try 1 default-host https://a.example/x\nGATESCOPE http 1 actual GET 200 ${word}\nGATESCOPE header 1 actual content-length: 7`,
      );
    expect(cutBy('cut-size')).toMatchObject([{ status: 200, cut: 'size', bodyBytes: 10_485_761 }]);
    expect(cutBy('cut-time')).toMatchObject([{ status: 200, cut: 'time', headers: { 'content-length': ['7'] } }]);
    expect(cutBy('cut-closed')).toMatchObject([{ status: 200, cut: 'closed' }]);
    for (const word of ['', 'cut', 'cut-other']) expect(cutBy(word)[0]).not.toHaveProperty('cut');
  });

  it('is read with Windows line ends, too', () => {
    expect(parseCallerOutput(output.replaceAll('\n', '\r\n'))).toEqual(parseCallerOutput(output));
  });

  it('is nothing when it holds nothing', () => {
    expect(parseCallerOutput('')).toEqual([]);
    expect(parseCallerOutput('GATESCOPE http 1 actual GET 403\nGATESCOPE dns 9 x 10.0.0.1')).toEqual([]);
  });

  it('never breaks the reader, and stays small', () => {
    const word = fc.constantFrom(
      'GATESCOPE',
      'try',
      'dns',
      'http',
      'header',
      'body',
      '1',
      '__proto__',
      'constructor:',
      'https://a.example/x',
      'actual',
      'GET',
      '403',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 60 }), (words) => {
        const read = parseCallerOutput(words.join(' '));
        expect(read.length).toBeLessThanOrEqual(200);
        expect(read.every(({ vantage }) => vantage === 'caller')).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(
      parseCallerOutput('GATESCOPE try 1 x https://a.example/\nGATESCOPE tcp 1 a connected\n'.repeat(10_000)).length,
    ).toBeLessThan(200);
  });
});
