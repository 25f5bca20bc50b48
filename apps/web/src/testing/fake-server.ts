import { formatEvent, type ProblemCode, problemTable } from '@gatescope/shared';
import { vi } from 'vitest';
import { ordersDiagnosis } from './fixtures/orders-diagnosis.ts';
import { ordersSnapshot } from './fixtures/orders-snapshot.ts';
import {
  sampleCatalogue,
  sampleInvokeUrls,
  sampleKindRows,
  samplePermissions,
  sampleScan,
  sampleSession,
} from './fixtures/samples.ts';

/** What the server answers under a method and path: a value is a success. */
export type Answers = Readonly<Record<string, unknown>>;

/** An answer that is not a plain success. */
export class Reply {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    this.status = status;
    this.body = body;
  }
}

/** The events of a stream, as the server writes them. */
export class Events {
  readonly items: readonly unknown[];

  constructor(items: readonly unknown[]) {
    this.items = items;
  }

  toString(): string {
    return [...this.items.map((item) => formatEvent('item', item)), formatEvent('end', {})].join('');
  }
}

/** A problem as the server would word it. */
export const problem = (code: ProblemCode, more: Readonly<Record<string, unknown>> = {}): Reply =>
  new Reply(problemTable[code].status, {
    type: `/problems/${code}`,
    ...problemTable[code],
    code,
    detail: `Detail of ${code}`,
    remedy: `Remedy of ${code}`,
    ...more,
  });

const { target } = ordersSnapshot;
const apiPath = `/api/apis/${target.accountId}/${target.region}/${target.apiId}`;

const usual: Answers = {
  'GET /api/session': sampleSession,
  'GET /api/permissions': samplePermissions,
  'GET /api/failure-modes': sampleCatalogue,
  'GET /api/kinds': sampleKindRows,
  'GET /api/apis': {
    apis: [
      {
        accountId: target.accountId,
        region: target.region,
        id: target.apiId,
        name: 'orders',
        kind: 'REST',
        endpointTypes: ['PRIVATE'],
        hasPolicy: true,
      },
    ],
    problems: [],
    readAt: '2026-03-02T09:00:00.000Z',
  },
  [`GET ${apiPath}`]: { target, name: 'orders', snapshot: ordersSnapshot, factAges: [], calls: [] },
  [`GET ${apiPath}/invoke-urls`]: sampleInvokeUrls,
  [`GET ${apiPath}/kinds`]: {
    kind: 'REST',
    comparisons: [
      {
        kind: 'HTTP',
        lacking: [
          { id: 'resource-policy', title: 'Resource policy', pointers: ['/api/restApi/value/policy'], missing: [] },
        ],
      },
      { kind: 'WEBSOCKET', lacking: [] },
    ],
  },
  'POST /api/scans': new Events([
    { kind: 'begun', apis: 1 },
    { kind: 'api', scan: sampleScan },
  ]),
  'POST /api/targets/resolutions': {
    accountId: target.accountId,
    region: target.region,
    apiId: target.apiId,
    stage: 'prod',
    path: '/orders',
    by: 'default-host',
    because: 'The host name holds the API id',
  },
  'POST /api/diagnoses': ordersDiagnosis,
  [`GET /api/diagnoses/${ordersDiagnosis.id}/snapshot`]: ordersSnapshot,
  'GET /api/reports': { reports: [] },
};

/** A request that the page sent. */
export interface SentRequest {
  readonly key: string;
  readonly url: string;
  readonly body: unknown;
}

/** Answers the page's requests from a table; what is not in it is 404. `'away'` stands for no answer. */
export const serve = (changes: Answers = {}): { readonly sent: SentRequest[] } => {
  const answers: Answers = { ...usual, ...changes };
  const sent: SentRequest[] = [];
  const fake = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const key = `${init.method ?? 'GET'} ${url.split('?')[0] ?? ''}`;
    sent.push({ key, url, body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined });
    const answer = answers[key] ?? problem('not-found');
    if (answer === 'away') throw new TypeError('Failed to fetch');
    if (answer instanceof Events) return new Response(answer.toString(), { status: 200 });
    const { status, body } = answer instanceof Reply ? answer : new Reply(200, answer);
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  };
  vi.stubGlobal('fetch', fake);
  return { sent };
};
