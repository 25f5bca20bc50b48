import { examples, type Scenario } from '@gatescope/engine';
import { type Complaint, type LogObservation, toRequest } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { runOverWire } from './run-case.ts';

const scenario: Scenario | undefined = examples['method-not-found']?.healthy;
if (scenario?.request === null || scenario === undefined) throw new Error('The example is gone');
const { account, request } = scenario;
const { pathname } = new URL(request.url ?? '');
const stage = pathname.split('/')[1] ?? '';
const template = pathname.slice(stage.length + 1);
const method = request.method ?? 'GET';
const requestId = '6f1f2d3c-0000-4000-8000-00000000000a';
const group = '/odd/access';
const time = '01/Jun/2025:12:00:10 +0000';
const asked: Complaint = { kind: 'refused', status: 403, headers: { date: 'Sun, 01 Jun 2025 12:00:00 GMT' } };

interface Values {
  readonly method: string;
  readonly path: string;
  readonly id: string;
}
type Row = readonly [what: string, format: string, line: (values: Values) => string];

// None of these is read by usual names of fields: only the stage's own format tells what is what.
const formats: readonly Row[] = [
  [
    'bars',
    '$context.status|$context.requestTime|$context.httpMethod|$context.path|$context.requestId',
    (v) => `403|${time}|${v.method}|${v.path}|${v.id}`,
  ],
  [
    'JSON with keys of its own, nested',
    '{"a":{"b":"$context.httpMethod"},"w":"$context.path","n":"$context.requestId","t":"$context.requestTime"}',
    (v) => JSON.stringify({ a: { b: v.method }, w: v.path, n: v.id, t: time }),
  ],
  [
    'one key that holds several variables',
    '{"m":"$context.httpMethod $context.resourcePath ($context.requestId) at $context.requestTime"}',
    (v) => JSON.stringify({ m: `${v.method} ${v.path.replace(`/${stage}`, '')} (${v.id}) at ${time}` }),
  ],
  [
    'XML',
    '<r id="$context.requestId"><t>$context.requestTime</t><m>$context.httpMethod</m><p>$context.path</p></r>',
    (v) => `<r id="${v.id}"><t>${time}</t><m>${v.method}</m><p>${v.path}</p></r>`,
  ],
  [
    'CSV',
    '"$context.path","$context.requestId","$context.httpMethod","$context.requestTime"',
    (v) => `"${v.path}","${v.id}","${v.method}","${time}"`,
  ],
  [
    'free text',
    'On $context.requestTime somebody sent $context.httpMethod to $context.path; see $context.requestId.',
    (v) => `On ${time} somebody sent ${v.method} to ${v.path}; see ${v.id}.`,
  ],
];

const collect = async (format: string, lines: readonly string[], complaint: Complaint): Promise<LogObservation[]> => {
  const stages = 'stages' in account && Array.isArray(account.stages) ? account.stages : [];
  const accessLogSettings = {
    destinationArn: `arn:aws:logs:${account.region}:${account.accountId}:log-group:${group}`,
    format,
  };
  const served = {
    ...account,
    stages: stages.map((one: object) => ({ ...one, accessLogSettings })),
    accessLogs: lines,
  };
  const { collected } = await runOverWire({
    served,
    // The same account with a log, in the form of the file.
    account: served as typeof account,
    request: toRequest(request),
    complaint,
  });
  return collected.observations.filter((one): one is LogObservation => one.kind === 'log' && one.log === 'access');
};

const own = { method, path: pathname, id: requestId };

describe('a line of an access log, over the wire', () => {
  it.each(formats)('is related to the request by the format of its stage: %s', async (_what, format, line) => {
    const lines = [line(own), line({ ...own, method: 'DELETE' }), line({ ...own, path: `/${stage}/elsewhere` })];
    const seen = await collect(format, lines, asked);
    expect(seen.map(({ relation }) => relation)).toEqual(['this-request', 'ambient', 'ambient']);
    expect(seen[0]?.requestId).toBe(requestId);
  });

  it.each(formats)('is another call of its route where the id is another one: %s', async (_what, format, line) => {
    const complaint = { ...asked, headers: { ...asked.headers, 'x-amzn-requestid': requestId } };
    const seen = await collect(format, [line(own), line({ ...own, id: 'another-request-id' })], complaint);
    // Only lines that hold the id are looked for.
    expect(seen.map(({ relation, requestId: id }) => [relation, id])).toEqual([['this-request', requestId]]);
  });

  it('is read by usual names where the format was changed since', async () => {
    const line = JSON.stringify({ requestId, httpMethod: method, resourcePath: template, requestTime: time });
    const [seen] = await collect('$context.status|$context.requestId', [line], asked);
    expect(seen).toMatchObject({ relation: 'this-request', requestId });
  });
});
