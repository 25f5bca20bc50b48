/// <reference types="node" />
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { problemTable, type ProblemCode } from '@gatescope/shared';
import { ordersDiagnosis } from '../src/testing/fixtures/orders-diagnosis.ts';
import { ordersSnapshot } from '../src/testing/fixtures/orders-snapshot.ts';
import {
  sampleCatalogue,
  sampleInvokeUrls,
  sampleKindRows,
  samplePermissions,
  sampleSession,
} from '../src/testing/fixtures/samples.ts';
import { demoApi, demoApis } from './demo-account.ts';

// Serves the built console and made-up answers, to look at pages: `npx tsx dev/fake-api.ts [port]`. Nothing here is shipped.

const dist = join(import.meta.dirname, '../dist');
const media: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const problem = (code: ProblemCode, detail: string, remedy: string) => ({
  status: problemTable[code].status,
  body: { type: `/problems/${code}`, ...problemTable[code], detail, code, remedy, requestId: 'req-0001' },
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const reports = new Map<string, unknown>();

const diagnosis = (input: { target?: { apiId?: string }; request?: { url?: string } }): Answer => {
  const url = input.request?.url ?? '';
  if (url.includes('example.org'))
    return problem(
      'url-not-an-invoke-url',
      'www.example.org is no name of API Gateway or of a custom domain here',
      'Pick the API instead',
    );
  if (input.target === undefined && url === '')
    return problem('target-missing', 'Neither the target nor a URL names an API', 'Give the URL or pick an API');
  return ok(ordersDiagnosis);
};

const answer = (method: string, path: string, body: never): Answer => {
  const [, , first, ...rest] = path.split('/');
  if (first === 'session') return ok(sampleSession);
  if (first === 'permissions') return ok(samplePermissions);
  if (first === 'kinds') return ok(sampleKindRows);
  if (first === 'failure-modes') {
    if (rest[0] === undefined) return ok(sampleCatalogue);
    const page = sampleCatalogue.failureModes.find(({ id }) => id === rest[0]);
    return page ? ok(page) : problem('not-found', `There is no failure mode ${rest[0]}`, 'Look in the list');
  }
  if (first === 'apis' && rest.length === 0) {
    const away = problem(
      'region-unreachable',
      'apigateway.eu-central-1.amazonaws.com did not answer within 5 s',
      'Check the path to AWS',
    ).body;
    return ok({
      apis: demoApis(),
      problems: [{ region: 'eu-central-1', accountId: '111122223333', kinds: ['REST', 'HTTP'], problem: away }],
      readAt: new Date().toISOString(),
    });
  }
  if (first === 'apis' && rest[3] === 'invoke-urls') return ok(sampleInvokeUrls);
  if (first === 'apis') {
    const view = demoApi(rest[2] ?? '');
    return view ? ok(view) : problem('api-not-found', `API ${rest[2]} does not exist in eu-west-1`, 'Check the id');
  }
  if (first === 'diagnoses' && rest[1] === 'snapshot') return ok(ordersSnapshot);
  if (first === 'diagnoses') return diagnosis(body);
  if (first === 'targets')
    return ok({
      region: 'eu-west-1',
      accountId: '111122223333',
      apiId: 'ord4x8n2qk',
      stage: 'prod',
      path: '/orders',
      by: 'default-host',
      because: 'The host name holds the API id',
    });
  if (first === 'reports' && method === 'POST') {
    const { target } = ordersDiagnosis;
    const summary = {
      id: 'rep00001',
      title: 'orders: resource policy denies',
      savedAt: new Date().toISOString(),
      target,
      verdict: 'explained' as const,
      findingId: 'policy-source-vpc-key-mismatch',
    };
    reports.set(summary.id, { ...summary, result: ordersDiagnosis, snapshot: ordersSnapshot });
    return { status: 201, body: summary };
  }
  if (first === 'reports' && rest[0] === undefined) return ok({ reports: [...reports.values()] });
  if (first === 'reports' && rest[0]?.endsWith('.md')) return ok('# A report\n');
  if (first === 'reports' && rest[0] !== undefined && reports.has(rest[0])) return ok(reports.get(rest[0]));
  return problem('not-found', `There is nothing at ${path}`, 'Check the address');
};

const readBody = async (request: IncomingMessage): Promise<never> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return (chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString())) as never;
};

const serveFile = (path: string, response: ServerResponse): void => {
  const file = join(dist, path);
  const found = path !== '/' && existsSync(file) ? file : join(dist, 'index.html');
  response.writeHead(200, {
    'content-type': media[extname(found)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  });
  createReadStream(found).pipe(response);
};

const delay = Number(process.env['DELAY'] ?? 0);

const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (!pathname.startsWith('/api/')) return serveFile(pathname, response);
  const { status, body } = answer(request.method ?? 'GET', decodeURIComponent(pathname), await readBody(request));
  setTimeout(() => {
    response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }, delay);
};

const server = createServer((request, response) => void handle(request, response));

server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : ''}`);
});
