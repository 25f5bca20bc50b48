import { type IncomingHttpHeaders, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DataPlane, startDataPlane } from './data-plane.ts';
import { exampleAccount } from './testing/example-account.ts';
import { useSandbox } from './testing/use-sandbox.ts';
import type { Transcript } from './transcript.ts';

const host = 'orders0001.execute-api.eu-west-1.amazonaws.com';
const endpoint = 'vpce-0aaa-x.execute-api.eu-west-1.vpce.amazonaws.com';

const transcripts: readonly Transcript[] = [
  {
    request: { method: 'GET', host, path: '/prod/orders' },
    response: {
      status: 200,
      headers: [
        ['Content-Type', 'application/json'],
        ['Access-Control-Allow-Origin', 'https://a.example'],
        ['Access-Control-Allow-Origin', 'https://b.example'],
      ],
      body: '{"n":1}',
    },
    source: 'test',
  },
  {
    request: { method: 'GET', host, path: '/prod/orders', headersPresent: ['authorization'] },
    response: { status: 403, headers: [['x-amzn-ErrorType', 'AccessDeniedException']], body: '{"Message":"no"}' },
    source: 'test',
  },
  {
    request: { method: 'GET', host, path: '/prod/orders?page=2' },
    response: { status: 200, headers: [], body: 'cGFnZSAy', bodyEncoding: 'base64' },
    source: 'test',
  },
  {
    request: { method: 'OPTIONS', host, path: '/prod/orders', headersPresent: ['origin: https://a.example'] },
    response: { status: 204, headers: [['Access-Control-Allow-Methods', 'GET']], body: '' },
    source: 'test',
  },
  {
    request: { method: 'GET', host: endpoint, path: '/prod/orders', headersPresent: ['x-apigw-api-id: orders0001'] },
    response: { status: 200, headers: [], body: 'by header' },
    source: 'test',
  },
  {
    request: { method: 'GET', host, path: '/prod/broken' },
    response: { status: 200, headers: [['x-broken', 'line\nbreak']], body: '' },
    source: 'test',
  },
];

const used = useSandbox({ accounts: [{ ...exampleAccount, transcripts }] });

interface Reply {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

function call(options: RequestOptions, send: typeof httpRequest = httpRequest): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = send({ host: '127.0.0.1', ...options }, (reply) => {
      let body = '';
      reply.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      reply.on('end', () => {
        const { statusCode: status, headers, rawHeaders } = reply;
        resolve({ status, headers, rawHeaders, body });
      });
    });
    outgoing.on('error', reject).end();
  });
}

const invoke = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  call({ port: used.sandbox.port, path, method, headers: { host, ...headers } });

describe('the data plane', () => {
  test('serves a transcript by Host, method and path, with repeated headers and their spelling', async () => {
    const { status, rawHeaders, body } = await invoke('/prod/orders?unsaid=1');
    expect([status, body]).toEqual([200, '{"n":1}']);
    expect(rawHeaders.filter((text) => text.startsWith('https://'))).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
    expect(rawHeaders).toContain('Access-Control-Allow-Origin');
    expect(rawHeaders).not.toContain('Date');
  });

  test('prefers the transcript with the most conditions', async () => {
    expect((await invoke('/prod/orders', { authorization: 'x' })).status).toBe(403);
    expect((await invoke('/prod/orders?page=2')).body).toBe('page 2');
  });

  test('compares header values where a transcript gives them', async () => {
    expect((await invoke('/prod/orders', { origin: 'https://a.example' }, 'OPTIONS')).status).toBe(204);
    expect((await invoke('/prod/orders', { origin: 'https://b.example' }, 'OPTIONS')).status).toBe(502);
  });

  test('finds an API by x-apigw-api-id on an endpoint host', async () => {
    const found = await invoke('/prod/orders', { host: endpoint, 'x-apigw-api-id': 'orders0001' });
    expect(found.body).toBe('by header');
    expect((await invoke('/prod/orders', { host: endpoint })).status).toBe(502);
  });

  test('takes a call that is signed for execute-api for an invocation', async () => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=A/20260110/eu-west-1/execute-api/aws4_request, SignedHeaders=host, Signature=0';
    expect((await invoke('/prod/orders', { authorization })).body).toBe('{"Message":"no"}');
  });

  test('takes x-apigw-api-id for the API’s own host where no transcript has the very host', async () => {
    const found = await invoke('/prod/orders', { host: '127.0.0.1', 'x-apigw-api-id': 'orders0001' });
    expect(found.body).toBe('{"n":1}');
  });

  test('survives a transcript that HTTP cannot carry', async () => {
    const { status, body } = await invoke('/prod/broken');
    expect([status, body]).toEqual([502, expect.stringContaining('cannot be sent')]);
  });

  test('says so when there is no transcript', async () => {
    const { status, body } = await invoke('/nope');
    expect(status).toBe(502);
    expect(body).toContain(`no transcript of GET https://${host}/nope`);
  });

  test('is not among the recorded calls', () => {
    expect(used.sandbox.calls).toEqual([]);
  });
});

describe('a data plane of its own', () => {
  let plane: DataPlane;
  const tls = {
    key: readFileSync(new URL('./testing/localhost.key', import.meta.url)),
    cert: readFileSync(new URL('./testing/localhost.crt', import.meta.url)),
  };

  beforeAll(async () => {
    plane = await startDataPlane({ transcripts, tls });
  });

  afterAll(() => plane.close());

  test('speaks HTTPS with the given certificate', async () => {
    const options = {
      port: plane.port,
      path: '/prod/orders',
      headers: { host },
      ca: tls.cert,
      servername: 'localhost',
    };
    expect((await call(options, httpsRequest)).body).toBe('{"n":1}');
    expect(plane.url).toMatch(/^https:/);
  });

  test('takes other transcripts while it runs', async () => {
    plane.setTranscripts([]);
    const options = {
      port: plane.port,
      path: '/prod/orders',
      headers: { host },
      ca: tls.cert,
      servername: 'localhost',
    };
    expect((await call(options, httpsRequest)).status).toBe(502);
  });
});
