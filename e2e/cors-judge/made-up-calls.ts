import type { WireReply } from '@gatescope/engine';
import { type Request, toRequest } from '@gatescope/shared';
import type { Call } from './served.ts';

const page = 'https://shop.example.com';
const host = 'https://api.example.com';

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: 'omit' | 'include';
  readonly origin?: string;
}
type Headers = WireReply['headers'];
type MadeUp = Omit<Call, 'request' | 'source'> & { readonly ask: Ask };

const both = ['omit', 'include'] as const;

const text = (value: unknown): string => (value === undefined ? '(none)' : JSON.stringify(value));

/** Whatever is not the subject of a row, so that only the subject can decide. */
const sound = (overrides: Headers = {}): Headers => ({
  'Access-Control-Allow-Origin': page,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT, DELETE, PATCH',
  'Access-Control-Allow-Headers': 'content-type, authorization, x-trace, x-api-key',
  ...overrides,
});

const without = (name: string): Headers => Object.fromEntries(Object.entries(sound()).filter(([own]) => own !== name));

/** The sound headers with one set, or left out. */
const withHeader = (name: string, value: string | readonly string[] | undefined): Headers =>
  value === undefined ? without(name) : sound({ [name]: value });

const json = { 'content-type': 'application/json' };

const origins: readonly (string | readonly string[] | undefined)[] = [
  undefined,
  '*',
  page,
  `${page}/`,
  `${page}/orders`,
  `${page}:443`,
  'https://Shop.example.com',
  'http://shop.example.com',
  'https://other.example.com',
  'https://*.example.com',
  'shop.example.com',
  'localhost:3000',
  'https://',
  'https://:443',
  'https:shop.example.com',
  'https//shop.example.com',
  `'${page}'`,
  `"${page}"`,
  `<${page}>`,
  `${page}:99999`,
  'chrome-extension://abc',
  'file://',
  'null',
  '',
  '**',
  `${page}, https://other.example.com`,
  `${page} https://other.example.com`,
  `${page},`,
  [page, page],
  ['*', page],
  ['*', '*'],
];

const byOrigin = (): MadeUp[] =>
  origins.flatMap((value) =>
    both.flatMap((credentials) => {
      const headers = withHeader('Access-Control-Allow-Origin', value);
      const name = `origin ${text(value)}, credentials ${credentials}`;
      return [
        { name: `call, ${name}`, ask: { credentials }, hops: [{ actual: { status: 200, headers } }] },
        {
          name: `error, ${name}`,
          ask: { credentials, method: 'POST' },
          hops: [{ actual: { status: 500, headers } }],
        },
        {
          name: `preflight, ${name}`,
          ask: { credentials, method: 'PUT', headers: json },
          hops: [{ preflight: { status: 200, headers }, actual: { status: 200, headers: sound() } }],
        },
        {
          name: `refused preflight, ${name}`,
          ask: { credentials, method: 'PUT' },
          hops: [{ preflight: { status: 403, headers }, actual: { status: 200, headers: sound() } }],
        },
      ];
    }),
  );

const byCredentials = (): MadeUp[] =>
  [undefined, 'true', 'TRUE', 'True', 'false', '', 'true, true', ['true', 'true'], '1'].flatMap((value) =>
    both.flatMap((credentials) => {
      const headers = withHeader('Access-Control-Allow-Credentials', value);
      const name = `allow credentials ${text(value)}, credentials ${credentials}`;
      return [
        { name: `call, ${name}`, ask: { credentials }, hops: [{ actual: { status: 200, headers } }] },
        {
          name: `preflight, ${name}`,
          ask: { credentials, method: 'DELETE' },
          hops: [{ preflight: { status: 204, headers }, actual: { status: 204, headers: sound() } }],
        },
      ];
    }),
  );

const methodLists = [
  undefined,
  '',
  'PUT',
  'put',
  'GET, PUT ,DELETE',
  'GET,,PUT',
  '*',
  'GET, *',
  'GET POST PUT',
  'PUT;GET',
  '"PUT"',
  ['GET', 'PUT'],
  'GET, POST, OPTIONS',
] as const;

const byMethod = (): MadeUp[] =>
  methodLists.flatMap((value) =>
    both.flatMap((credentials) =>
      ['PUT', 'DELETE', 'POST', 'PATCH'].map((method) => ({
        name: `${method}, methods ${text(value)}, credentials ${credentials}`,
        ask: { method, credentials, headers: method === 'POST' ? json : {} },
        hops: [
          {
            preflight: { status: 200, headers: withHeader('Access-Control-Allow-Methods', value) },
            actual: { status: 200, headers: sound() },
          },
        ],
      })),
    ),
  );

const headerLists = [
  undefined,
  '',
  'content-type',
  'Content-Type, X-Trace',
  'X-TRACE,authorization , content-type',
  '*',
  '*, Authorization',
  'content-type x-trace',
  'content-type: x-trace',
  ['content-type', 'x-trace'],
  'x-trace,,',
  '(none)',
] as const;

const headerSets: readonly Readonly<Record<string, string>>[] = [
  json,
  { ...json, 'x-trace': '1' },
  { authorization: 'Bearer abc' },
  { authorization: 'Bearer abc', 'x-trace': '1' },
];

const byHeader = (): MadeUp[] =>
  headerLists.flatMap((value) =>
    both.flatMap((credentials) =>
      headerSets.map((headers) => ({
        name: `${Object.keys(headers).join(' and ')}, headers ${text(value)}, credentials ${credentials}`,
        ask: { method: 'POST', credentials, headers },
        hops: [
          {
            preflight: { status: 200, headers: withHeader('Access-Control-Allow-Headers', value) },
            actual: { status: 200, headers: sound() },
          },
        ],
      })),
    ),
  );

/** Two things are wrong: which one the browser names is a matter of order. */
const byOrder = (): MadeUp[] => {
  const lists = [undefined, 'GET', 'GET POST', 'PUT'];
  return lists.flatMap((methods) =>
    [undefined, 'x-other', 'x trace', 'x-trace'].flatMap((headers) =>
      [200, 403].map((status) => ({
        name: `PUT with x-trace, methods ${text(methods)}, headers ${text(headers)}, status ${status}`,
        ask: { method: 'PUT', headers: { 'x-trace': '1' } },
        hops: [
          {
            preflight: {
              status,
              headers: {
                'Access-Control-Allow-Origin': page,
                ...(methods === undefined ? {} : { 'Access-Control-Allow-Methods': methods }),
                ...(headers === undefined ? {} : { 'Access-Control-Allow-Headers': headers }),
              },
            },
            actual: { status: 200, headers: sound() },
          },
        ],
      })),
    ),
  );
};

const byStatus = (): MadeUp[] =>
  [
    200, 201, 204, 206, 299, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 413, 415, 429, 500, 502, 503,
    504,
  ]
    // Not worth a table of their own: the same with and without Location, with and without CORS headers.
    .flatMap((status) =>
      [sound(), {}, sound({ Location: `${host}/elsewhere` }), { Location: `${host}/elsewhere` }].map((headers) => ({
        name: `preflight answered ${status}, ${Object.keys(headers).join(' and ') || 'no headers'}`,
        ask: { method: 'PUT' },
        hops: [{ preflight: { status, headers }, actual: { status: 200, headers: sound() } }],
      })),
    );

/** Which headers of a request ask for a preflight: each preflight is refused, so that a block says that it was sent. */
const bySafelist = (): MadeUp[] => {
  const sets: readonly Readonly<Record<string, string>>[] = [
    {},
    { accept: 'text/html' },
    { accept: 'text/html;q="1"' },
    { accept: 'a'.repeat(128) },
    { accept: 'a'.repeat(129) },
    { 'accept-language': 'de-CH, de;q=0.9' },
    { 'accept-language': 'de_CH' },
    { 'content-language': 'de' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'text/plain; charset=utf-8' },
    { 'content-type': 'Text/Plain;charset=UTF-8' },
    { 'content-type': 'text/plain; charset="utf-8"' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'multipart/form-data; boundary=a' },
    { 'content-type': 'application/json' },
    { 'content-type': 'text/plain, application/json' },
    { 'content-type': 'text/html' },
    { range: 'bytes=0-100' },
    { range: 'bytes=5-' },
    { range: 'bytes=-5' },
    { range: 'bytes=0-1,4-5' },
    { range: 'bytes=9-5' },
    { 'x-api-key': 'abc' },
    { 'cache-control': 'no-cache' },
    { pragma: 'no-cache' },
    { 'if-none-match': 'abc' },
    { 'x-requested-with': 'XMLHttpRequest' },
    { 'x-amz-date': '20260101T000000Z' },
    { 'x-apigw-api-id': 'a1b2c3d4e5' },
    { traceparent: '00-1-1-01' },
    { accept: 'a'.repeat(128), 'accept-language': 'a'.repeat(128), 'content-language': 'a'.repeat(128) },
  ];
  return sets.flatMap((headers) =>
    ['GET', 'POST'].map((method) => ({
      name: `${method} with ${text(headers).slice(0, 60)}`,
      ask: { method, headers },
      hops: [{ preflight: { status: 403, headers: {} }, actual: { status: 200, headers: sound() } }],
    })),
  );
};

const elsewhere = 'https://other.example.net';

const byRedirect = (): MadeUp[] => {
  const to = { sameHost: `${host}/moved`, elsewhere: `${elsewhere}/moved`, home: `${page}/moved` };
  const asks: readonly Ask[] = [
    {},
    { method: 'POST', headers: json },
    { method: 'PUT', headers: { authorization: 'Bearer abc' } },
    { headers: { authorization: 'Bearer abc', 'x-trace': '1' }, credentials: 'include' },
  ];
  const replies: Readonly<Record<string, Headers>> = {
    'allowed there': sound(),
    'null allowed there': sound({ 'Access-Control-Allow-Origin': 'null' }),
    'refused there': {},
    'everything allowed there': { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
  };
  const targets = Object.entries(to).flatMap(([where, target]) =>
    asks.flatMap((ask) =>
      [301, 303, 307].flatMap((status) =>
        Object.entries(replies).map(([how, headers]) => ({
          name: `${ask.method ?? 'GET'} with ${Object.keys(ask.headers ?? {}).join(' and ') || 'nothing'}, ${status} to ${where}, ${how}`,
          ask,
          hops: [
            {
              preflight: { status: 200, headers: sound() },
              actual: { status, headers: sound({ Location: target }) },
            },
            { preflight: { status: 200, headers }, actual: { status: 200, headers } },
          ],
        })),
      ),
    ),
  );
  const own = (name: string, actual: WireReply): MadeUp => ({
    name,
    ask: {},
    hops: [{ actual }, { preflight: { status: 200, headers: sound() }, actual: { status: 200, headers: sound() } }],
  });
  return [
    ...targets,
    own('a redirect that is not allowed itself', { status: 302, headers: { Location: to.sameHost } }),
    own('a redirect with a password in it', {
      status: 302,
      headers: sound({ Location: 'https://user:pass@api.example.com/moved' }),
    }),
    own('a redirect without Location', { status: 302, headers: sound() }),
  ];
};

const byNullOrigin = (): MadeUp[] =>
  ['null', '*', page, 'NULL', undefined, ['null', 'null']].flatMap((value) =>
    both.flatMap((credentials) => {
      const headers = withHeader('Access-Control-Allow-Origin', value);
      return ['GET', 'PUT'].map((method) => ({
        name: `${method} of a sandboxed page, origin ${text(value)}, credentials ${credentials}`,
        ask: { method, credentials, origin: 'null' },
        hops: [{ preflight: { status: 200, headers }, actual: { status: 200, headers } }],
      }));
    }),
  );

/** Another address per row, and per place that a row redirects to, so that no answer of one row is another's. */
const toCall = ({ name, ask, hops }: MadeUp, index: number): Call => {
  const request: Request = toRequest({
    method: ask.method ?? 'GET',
    url: `${host}/calls/${index}`,
    from: 'browser',
    origin: ask.origin ?? page,
    credentials: ask.credentials ?? 'omit',
    headers: ask.headers ?? {},
  });
  const numbered = (reply: WireReply): WireReply => ({
    ...reply,
    headers: Object.fromEntries(
      Object.entries(reply.headers).map(([key, value]) => [
        key,
        key === 'Location' && typeof value === 'string' ? `${value}/${index}` : value,
      ]),
    ),
  });
  const own = hops.map(({ preflight, actual }) => ({
    ...(preflight ? { preflight: numbered(preflight) } : {}),
    ...(actual ? { actual: numbered(actual) } : {}),
  }));
  return { name: `${index}: ${name}`, request, hops: own, source: 'made up' };
};

/** Calls with every combination of what a CORS check looks at. */
export const madeUpCalls = (): Call[] =>
  [
    ...byOrigin(),
    ...byCredentials(),
    ...byMethod(),
    ...byHeader(),
    ...byOrder(),
    ...byStatus(),
    ...bySafelist(),
    ...byRedirect(),
    ...byNullOrigin(),
  ].map(toCall);

/** Calls whose preflight's answer may be kept, or not. */
export const preflightAges = (): Call[] =>
  [undefined, '0', '-1', '600', '86400', 'soon', '10m', ''].map((value, index) =>
    toCall(
      {
        name: `max-age ${text(value)}`,
        ask: { method: 'PUT' },
        hops: [
          {
            preflight: { status: 200, headers: sound(value === undefined ? {} : { 'Access-Control-Max-Age': value }) },
            actual: { status: 200, headers: sound() },
          },
        ],
      },
      index,
    ),
  );
