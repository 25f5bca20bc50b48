import { randomUUID } from 'node:crypto';
import {
  absent,
  notAsked,
  present,
  snapshotFormat,
  type AccountFacts,
  type Diagnosis,
  type RestApiFacts,
  type Snapshot,
} from '@gatescope/shared';
import pino, { type Logger } from 'pino';
import { createApp, type AppDeps, type AppSettings } from '../app.ts';
import { createMetrics } from '../operations/metrics.ts';
import type { CollectorPort, EnginePort } from '../ports.ts';
import { createMemoryReportStore } from '../reports/memory-report-store.ts';
import { localUser } from '../sign-in/identify.ts';

const readAt = '2025-01-02T03:04:05.000Z';

const emptyAccount = (): AccountFacts => ({
  apiGatewayAccount: notAsked,
  usagePlans: absent(readAt),
  usagePlanKeys: {},
  apiKeys: notAsked,
  usage: {},
  domainNames: notAsked,
  basePathMappings: {},
  domainNameAccessAssociations: notAsked,
  vpcLinks: notAsked,
  domainNamesV2: notAsked,
  apiMappings: {},
  routingRules: {},
  vpcLinksV2: notAsked,
  vpcEndpoints: { state: 'hidden', cause: 'denied', permission: { action: 'ec2:DescribeVpcEndpoints', resource: '*' } },
  vpcs: notAsked,
  vpcDns: {},
  subnets: notAsked,
  securityGroups: notAsked,
  networkAcls: notAsked,
  routeTables: notAsked,
  networkInterfaces: notAsked,
  vpcEndpointServices: notAsked,
  functions: {},
  functionPolicies: {},
  functionConcurrency: {},
  roles: {},
  identityPolicies: {},
  webAcls: {},
  ipSets: {},
  loadBalancers: notAsked,
  listeners: {},
  targetGroups: notAsked,
  targetHealth: {},
  dnsRecords: notAsked,
  distributions: notAsked,
});

const restApi = (apiId: string): RestApiFacts => ({
  kind: 'REST',
  restApi: present({ id: apiId, name: 'orders' }, readAt),
  resources: present([{ id: 'root', path: '/' }], readAt),
  stages: present([{ stageName: 'prod' }, { stageName: 'staging' }], readAt),
  deployments: present([], readAt),
  deployed: {},
  exports: {},
  gatewayResponses: absent(readAt),
  authorizers: absent(readAt),
  requestValidators: notAsked,
  models: notAsked,
});

/** A REST API with the stages prod and staging, whose endpoints could not be read. */
export const makeSnapshot = (apiId = 'a1b2c3d4e5', accountId = '111122223333'): Snapshot => ({
  format: snapshotFormat,
  takenAt: readAt,
  target: { accountId, region: 'eu-central-1', apiId, kind: 'REST' },
  api: restApi(apiId),
  account: emptyAccount(),
});

/** A diagnosis that found one thing. */
export const makeDiagnosis = (overrides: Partial<Diagnosis> = {}): Diagnosis => ({
  outcome: { verdict: 'explained', sentence: 'The policy denies it.', replies: [] },
  findings: [
    {
      id: 'policy-explicit-deny',
      title: 'The resource policy denies this caller',
      kind: 'blocking',
      certainty: 'certain',
      summary: 'A statement denies it.',
      explanation: 'A Deny outranks every Allow.',
      evidence: [{ label: 'API', pointer: '/api/restApi' }],
      fixes: [],
      docs: [],
    },
  ],
  latent: [],
  trace: null,
  traces: [],
  hidden: [],
  wanted: [],
  contradictions: [],
  crashed: [],
  ...overrides,
});

/** An engine that always answers the same. */
export const makeEngine = (overrides: Partial<EnginePort> = {}): EnginePort => ({
  diagnose: () => makeDiagnosis(),
  invokeUrls: () => [],
  readMetrics: () => ({ marks: [], lastGoodAt: undefined, lastCleanAt: undefined, sentences: [] }),
  metricThresholds: {},
  loggingAnswers: () => [],
  explainAccessLine: () => [],
  readAccessLine: () => undefined,
  isWantedAccess: () => true,
  explainFields: () => ({}),
  explainExecutionLine: () => ({ requestId: undefined, findings: [] }),
  summarizeExecution: () => [],
  suggestFormat: () => ({ format: '', missing: [], diff: [], leftOut: [] }),
  callerScript: () => '#!/bin/sh\n',
  browserSnippet: () => '',
  readCallerOutput: () => ({ observations: [], notes: [], api: undefined }),
  accessMatrix: () => ({
    methods: ['GET /'],
    rows: [{ caller: { id: 'internet', label: 'Anyone' }, cells: ['refused'] }],
  }),
  describePolicy: () => ({ statements: [], malformed: [] }),
  catalogue: [
    {
      id: 'policy-explicit-deny',
      title: 'The resource policy denies this caller',
      kind: 'blocking',
      apis: ['REST'],
      complaints: ['refused'],
      symptom: ['403'],
      why: 'A Deny outranks every Allow.',
      howToSee: 'Read the policy.',
      fixAvailability: 'always',
      docs: [],
      relatedErrorTexts: [],
    },
  ],
  kindRows: [{ aspect: 'Price', values: { REST: 'more', HTTP: 'less', WEBSOCKET: 'per message' } }],
  exampleOf: () => undefined,
  listDrift: () => ({ differences: [], hasSummary: true, hasExport: true }),
  listFeaturesLacking: () => [],
  evaluatePolicy: () => ({ decision: 'implicitDeny', matched: [], statements: [] }),
  ...overrides,
});

/** A collector of one account with one API. */
export const makeCollector = (overrides: Partial<CollectorPort> = {}): CollectorPort => ({
  accountIds: ['111122223333'],
  regions: ['eu-central-1'],
  listApis: () =>
    Promise.resolve({
      apis: [
        {
          accountId: '111122223333',
          region: 'eu-central-1',
          id: 'a1b2c3d4e5',
          name: 'orders',
          kind: 'REST',
          endpointTypes: ['REGIONAL'],
        },
      ],
      problems: [],
      readAt,
    }),
  collect: ({ apiId, accountId }) =>
    Promise.resolve({ snapshot: makeSnapshot(apiId, accountId), observations: [], calls: [] }),
  findDomain: () => Promise.resolve(undefined),
  timeline: () => Promise.resolve({ metrics: present([]), changes: present({ changes: [], isCutOff: false }) }),
  findLogGroup: () => Promise.resolve(present([])),
  async *searchLogs() {
    yield await Promise.resolve({ lines: [], calls: 1, through: undefined, bytesScanned: undefined, isCutOff: false });
  },
  identities: () =>
    Promise.resolve([
      {
        accountId: '111122223333',
        regions: ['eu-central-1'],
        identity: { accountId: '111122223333', arn: 'arn:aws:sts::111122223333:assumed-role/console/1' },
      },
    ]),
  permissionParts: () => [
    {
      id: 'base',
      title: 'Base',
      required: true,
      adds: 'Everything about the API itself',
      policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['apigateway:GET'], Resource: ['*'] }] },
    },
  ],
  ...overrides,
});

const settings: AppSettings = {
  allowedHosts: ['console.example.internal'],
  bodyLimitBytes: 1024 * 1024,
  timeoutMs: 5_000,
  requestsPerMinute: 10_000,
  proxyHops: 0,
  isHttps: false,
  webRoot: undefined,
};

/** A logger that keeps its lines. */
export const makeLogger = (): { readonly logger: Logger; readonly lines: string[] } => {
  const lines: string[] = [];
  return { logger: pino({ level: 'debug' }, { write: (line) => void lines.push(line) }), lines };
};

/** Everything that the app needs, faked where the world begins. */
const makeDeps = (
  overrides: Partial<Omit<AppDeps, 'settings'>> & { readonly settings?: Partial<AppSettings> } = {},
): AppDeps => ({
  collector: makeCollector(),
  engine: makeEngine(),
  reports: createMemoryReportStore(10),
  logger: pino({ level: 'silent' }),
  metrics: createMetrics({ process: false }),
  identify: localUser,
  lifecycle: { isStopping: () => false },
  info: { version: '0.0.0-test', mode: 'sandbox', signIn: 'none' },
  probes: { route: undefined },
  now: () => new Date(readAt),
  newId: () => randomUUID(),
  ...overrides,
  settings: { ...settings, ...overrides.settings },
});

/** The app on fakes. */
export const makeApp = (overrides: Parameters<typeof makeDeps>[0] = {}): ReturnType<typeof createApp> =>
  createApp(makeDeps(overrides));
