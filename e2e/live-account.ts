import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Json = Record<string, unknown>;

const demo = join(import.meta.dirname, '../packages/sandbox/accounts/demo.json');
const apiId = 'ord4x8n2qk';
const region = 'eu-west-1';
const host = `${apiId}.execute-api.${region}.amazonaws.com`;
const minuteMs = 60_000;

/** No keys and no quotation marks: only the stage's own format tells the fields. */
const format =
  '$context.requestTime|$context.status|$context.httpMethod|$context.path|$context.identity.sourceIp|$context.identity.vpcId|$context.error.responseType|$context.error.message|$context.requestId';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** As `$context.requestTime` is written. */
const clf = (time: Date): string =>
  `${two(time.getUTCDate())}/${months[time.getUTCMonth()] ?? ''}/${time.getUTCFullYear()}:${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} +0000`;

const requestId = (number: number): string => `6f1f2d3c-0000-4000-8000-${String(number).padStart(12, '0')}`;
const refusal = 'User: anonymous is not authorized to perform: execute-api:Invoke with an explicit deny';

const metric = (name: string, now: number, values: readonly number[]): Json => ({
  Namespace: 'AWS/ApiGateway',
  MetricName: name,
  Dimensions: [
    { Name: 'ApiName', Value: 'orders-private' },
    { Name: 'Stage', Value: 'prod' },
  ],
  Datapoints: values.map((value, index) => ({
    Timestamp: new Date(Math.floor(now / 300_000) * 300_000 - (values.length - index) * 300_000).toISOString(),
    Sum: value,
    Maximum: value,
  })),
});

const edit = (now: number, minutesAgo: number, name: string, parameters: Json): Json => ({
  eventID: `${name}-${minutesAgo}`,
  eventName: name,
  eventSource: 'apigateway.amazonaws.com',
  eventTime: new Date(now - minutesAgo * minuteMs).toISOString(),
  readOnly: false,
  userIdentity: { arn: 'arn:aws:sts::111122223333:assumed-role/deploy/pipeline' },
  requestParameters: { restApiId: apiId, ...parameters },
});

const liveStage = (stage: Json): Json => ({
  ...stage,
  methodSettings: { '*/*': { loggingLevel: 'INFO', dataTraceEnabled: false, metricsEnabled: false } },
  accessLogSettings: { destinationArn: `arn:aws:logs:${region}:111122223333:log-group:/orders/access`, format },
});

const accessLogs = (now: number): string[] => [
  `${clf(new Date(now - 90 * minuteMs))}|200|GET|/prod/orders|10.30.1.25|vpc-0a54aedc15ba11e02|-|-|${requestId(1)}`,
  `${clf(new Date(now - 20 * minuteMs))}|403|GET|/prod/orders|10.20.1.25|vpc-0a54aedc15ba11e01|ACCESS_DENIED|${refusal}|${requestId(2)}`,
  `${clf(new Date(now - 10 * minuteMs))}|200|GET|/prod/orders/403|10.30.1.25|vpc-0a54aedc15ba11e02|-|-|${requestId(3)}`,
];

const executionLogs = (now: number): string[] => [
  `(${requestId(2)}) Starting execution for request: ${requestId(2)} at ${new Date(now - 20 * minuteMs).toISOString()}`,
  `(${requestId(2)}) HTTP Method: GET, Resource Path: /orders`,
  `(${requestId(2)}) Method completed with status: 403`,
];

const good = Array.from({ length: 12 }, () => 40);
const bad = Array.from({ length: 6 }, () => 150);

/** The demo account an hour and a half into a failure: logs, metrics, edits and recorded replies of one API, dated by now. */
export const writeLiveAccount = (now = Date.now()): string => {
  // Our own file.
  const account = JSON.parse(readFileSync(demo, 'utf8')) as Json & { apis: Json[]; cloudTrail: Json[] };
  const isOrders = (api: Json): boolean => (api['restApi'] as { id?: string } | undefined)?.id === apiId;
  const live = {
    ...account,
    observedAt: new Date(now).toISOString(),
    apis: account.apis.map((api) =>
      isOrders(api)
        ? {
            ...api,
            stages: (api['stages'] as Json[]).map(liveStage),
            accessLogs: accessLogs(now),
            executionLogs: executionLogs(now),
          }
        : api,
    ),
    metrics: [
      metric('Count', now, [...good, ...bad]),
      metric('4XXError', now, [...good.map(() => 0), ...bad]),
      metric(
        '5XXError',
        now,
        [...good, ...bad].map(() => 0),
      ),
      metric('Latency', now, [...good.map(() => 80), ...bad.map(() => 12)]),
      metric('IntegrationLatency', now, [...good.map(() => 60), ...bad.map(() => 0)]),
    ],
    cloudTrail: [
      ...account.cloudTrail,
      edit(now, 34, 'UpdateRestApi', { patchOperations: [{ op: 'replace', path: '/policy' }] }),
      edit(now, 33, 'CreateDeployment', {}),
    ],
    generatedLogs: [
      {
        logGroupName: `API-Gateway-Execution-Logs_rep5h1v8ud/prod`,
        count: 200_000,
        startTime: new Date(now - 60 * minuteMs).toISOString(),
        intervalMs: 15,
        message: '({requestId}) Method completed with status: 200',
      },
    ],
    transcripts: [
      {
        request: { method: 'GET', host, path: '/prod/orders' },
        response: {
          status: 403,
          headers: [
            ['Content-Type', 'application/json'],
            ['x-amzn-RequestId', requestId(9)],
            ['x-amzn-ErrorType', 'AccessDeniedException'],
            ['x-amz-apigw-id', 'AbCdEfGhIjKlMnO='],
          ],
          body: JSON.stringify({
            Message:
              'User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:ord4x8n2qk/prod/GET/orders with an explicit deny',
          }),
        },
        source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html',
      },
    ],
  };
  const file = join(mkdtempSync(join(tmpdir(), 'gatescope-live-')), 'live.json');
  writeFileSync(file, JSON.stringify(live));
  return file;
};
