import { expect, it } from 'vitest';
import { exampleRequest } from '../testing/example-request.ts';
import { toLogObservations } from './to-log-observations.ts';

const first = '6f1f2d3c-0000-4000-8000-000000000001';
const second = '6f1f2d3c-0000-4000-8000-000000000002';
const at = Date.UTC(2025, 5, 1, 12);
const about = { request: exampleRequest, traces: { ids: [first], at } };
const lines = (...texts: string[]) => texts.map((text, index) => ({ at: at + index, text }));

it('takes the lines of one request together, though those of others stand between', () => {
  const seen = toLogObservations(
    lines(
      `(${first}) HTTP Method: GET, Resource Path: /orders`,
      `(${second}) HTTP Method: GET, Resource Path: /orders`,
      `(${first}) Method completed with status: 403`,
    ),
    { group: { stage: 'prod', log: 'execution', name: 'g' }, ...about },
  );
  expect(seen).toMatchObject([
    {
      id: `log:execution:prod:${first}`,
      requestId: first,
      relation: 'this-request',
      stage: 'prod',
      at: '2025-06-01T12:00:00.000Z',
    },
    { requestId: second, relation: 'same-route' },
  ]);
  expect(seen.map((one) => one.lines.length)).toEqual([2, 1]);
});

it('takes a line without an id for the rest of the one before it', () => {
  const [only, ...others] = toLogObservations(lines(`(${first}) Endpoint response body: {`, '}'), {
    group: { stage: 'prod', log: 'execution', name: 'g' },
    ...about,
  });
  expect(only?.lines).toHaveLength(2);
  expect(others).toEqual([]);
});

it('takes access log lines one by one', () => {
  const seen = toLogObservations(lines(`{"requestId":"${first}"}`, '{"requestId":"other"}'), {
    group: { stage: 'prod', log: 'access', name: 'g' },
    ...about,
  });
  expect(seen.map(({ requestId, relation }) => [requestId, relation])).toEqual([
    [first, 'this-request'],
    ['other', 'ambient'],
  ]);
});

it('relates a line of an access log by the format of its stage', () => {
  const about = {
    request: exampleRequest,
    traces: { ids: [], at },
    readAccessLine: (line: string, format: string) =>
      format === 'odd' ? { httpMethod: 'GET', path: line } : undefined,
  };
  const group = { stage: 'prod', log: 'access', name: 'g', format: 'odd' } as const;
  expect(
    toLogObservations(lines('/prod/orders', '/prod/refunds'), { group, ...about }).map(({ relation }) => relation),
  ).toEqual(['this-request', 'ambient']);
});

it('knows a request by an id that the line splits', () => {
  const about = {
    request: exampleRequest,
    traces: { ids: ['abc=', 'r-1'], at },
    readAccessLine: (line: string) => (line === 'id abc equals' ? { extendedRequestId: 'abc=' } : { requestId: 'r-2' }),
  };
  const group = { stage: 'prod', log: 'access', name: 'g', format: 'odd' } as const;
  expect(
    toLogObservations(lines('id abc equals', 'other'), { group, ...about }).map(({ relation }) => relation),
  ).toEqual(['this-request', 'ambient']);
});
