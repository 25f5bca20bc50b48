import type { ReferenceTableData, Source } from '../reference-data.ts';

/** The words around the comparison that the engine declares. */
export const comparedTexts = {
  title: 'Kinds of APIs',
  lead: 'Prices and latencies are rough figures for us-east-1, mid-2026; the AWS pricing page has the current ones.',
  aspect: 'What',
} as const;

/** Endpoint types. */
export const endpointTexts: ReferenceTableData = {
  title: 'Endpoint types',
  headers: ['Type', 'For whom'],
  rows: [
    ['Edge-optimized', 'Clients everywhere: calls come in through CloudFront; the API lives in one Region.'],
    ['Regional', 'Clients of the Region, or a CloudFront distribution of your own with your own caching.'],
    ['Private', 'Callers behind an execute-api interface endpoint only. Needs a resource policy.'],
  ],
};

/** What may stand behind an API. */
export const integrationTexts: ReferenceTableData = {
  title: 'What stands behind',
  headers: ['Backend', 'Integration'],
  rows: [
    [
      'An AWS service (SQS, DynamoDB, S3, Step Functions …)',
      'Direct, with a role. No function is needed where there is no logic.',
    ],
    [
      'A function',
      'Lambda proxy: the request is passed whole and the function answers in a fixed shape. Or non-proxy, with mappings.',
    ],
    ['A container or instance', 'HTTP proxy; through a VPC link where it is private.'],
    ['Something slow', 'Answer 202 at once (API to SQS to worker), or raise the time limit where that is possible.'],
    ['Large uploads', 'A pre-signed S3 URL instead of the 10 MB body.'],
    ['Nothing', 'MOCK: preflights and prototypes.'],
  ],
};

/** Who guards what. */
export const guardTexts: ReferenceTableData = {
  title: 'Who guards what',
  lead: 'They combine; each further one narrows.',
  headers: ['Guard', 'Decides by'],
  rows: [
    ['Resource policy', 'Where the call comes from: accounts, addresses, VPCs, endpoints'],
    [
      'IAM',
      'Which AWS identity signed. Browsers do not sign by themselves; an instance’s role matters only if the method asks for IAM and the caller signs',
    ],
    ['Lambda authorizer', 'Whatever the function decides from the request'],
    ['Cognito or JWT', 'A user’s token'],
    ['API key', 'Nothing, as security: it counts and throttles'],
  ],
};

/** Choices that come back later. */
export const choiceTexts: ReferenceTableData = {
  title: 'Choices that come back later',
  headers: ['Choice', 'Consequence'],
  rows: [
    [
      'One {proxy+} for everything',
      'Quick, like a load balancer’s /*. No authorization, throttling, validation or metrics per path. Explicit routes can stand beside it.',
    ],
    [
      'Function calls function through API Gateway',
      'API Gateway is the door for consumers. Between functions, the SDK is faster and cheaper; a queue or event bus decouples.',
    ],
    ['Canary', 'A share of calls runs the new deployment. While it stands, a new deployment goes to the canary only.'],
    ['Stage variables', 'Change at once, without a deployment.'],
    ['Own domain', 'Costs nothing and keeps URLs stable; disable the default endpoint beside it.'],
  ],
};

/** Metrics to look at first. */
export const alarmTexts: ReferenceTableData = {
  title: 'Metrics and first thresholds',
  headers: ['Metric', 'Look when'],
  rows: [
    ['4XXError', 'over 100 in 5 minutes'],
    ['5XXError', 'over 10 in 5 minutes'],
    ['Latency, p95', 'over 5 s'],
    ['IntegrationLatency, p95', 'over 3 s: this much of Latency is the backend'],
    ['Count', 'a 403 at the caller and no Count at the stage: the call never reached it'],
  ],
};

/** The AWS pages behind them. */
export const kindsSources: readonly Source[] = [
  ['http-api-vs-rest.html', 'Choose between REST and HTTP APIs'],
  ['api-gateway-api-endpoint-types.html', 'Endpoint types'],
  ['https://aws.amazon.com/api-gateway/pricing/', 'Pricing'],
  ['api-gateway-metrics-and-dimensions.html', 'Metrics and dimensions'],
];
