import type { ReferenceTableData, Source } from '../reference-data.ts';

/** What limits a request. */
export const requestLimits: ReferenceTableData = {
  title: 'For requests',
  headers: ['What', 'Limit', 'Note'],
  rows: [
    [
      'Account throttle, per Region',
      '10,000 requests/s, burst 5,000',
      'Less in some newer Regions. The rate can be raised; REST, HTTP and WebSocket APIs share it.',
    ],
    ['Payload', '10 MB', '6 MB through a Lambda function. Larger: a pre-signed S3 URL.'],
    ['Integration time limit', '29 s (REST), 30 s (HTTP)', 'Can be raised for Regional and private REST APIs.'],
    ['Headers, all together', '10,240 bytes', 'Private APIs: 8,000 bytes.'],
    ['URL', '10,240 characters', 'Edge-optimized and private APIs: 8,192.'],
    ['Method ARN with path values', '1,600 bytes', 'Longer answers 414.'],
    ['Cached response', '1 MB, up to 3,600 s', ''],
    ['WebSocket message', '128 KB, frames of 32 KB', 'Connections last 2 hours, 10 minutes when idle.'],
  ],
};

/** What limits a definition. */
export const definitionLimits: ReferenceTableData = {
  title: 'For definitions',
  headers: ['What', 'Limit', 'Note'],
  rows: [
    ['APIs per Region', '600 Regional, 600 private, 120 edge-optimized', ''],
    ['Resources per REST API', '300', 'Can be raised.'],
    ['Routes per HTTP API', '300', ''],
    ['Stages per API', '10', ''],
    ['Resource policy', '8,192 characters', 'Can be raised.'],
    ['Endpoint policy', '20,480 characters', ''],
    ['API keys', '10,000 per Region', ''],
    ['Usage plans', '300 per Region', ''],
    ['Authorizers per API', '10', ''],
    ['Stage variables per stage', '100', ''],
    ['Mapping template', '300 KB', ''],
    ['Access log format', '3 KB', ''],
  ],
};

/** What limits management calls. */
export const managementLimits: ReferenceTableData = {
  title: 'For management calls',
  lead: 'Per account and Region, shared with deployments and every other tool. They cannot be raised; this console uses half of them.',
  headers: ['Calls', 'Limit'],
  rows: [
    ['All together', '10 requests/s, burst 40'],
    ['GetResources', '5 in 2 s'],
    ['CreateDeployment', '1 in 5 s'],
    ['UpdateUsagePlan, UpdateAccount', '1 in 20 s each'],
    ['Custom domain changes', '1 in 30 s each'],
  ],
};

/** What never stands in a log. */
export const unloggedCalls: ReferenceTableData = {
  title: 'What is never logged',
  lead: 'No log line does not mean that no call was made.',
  headers: ['Call', 'Why'],
  rows: [
    ['413, 431, excessive 429', 'Refused before logging.'],
    ['A custom domain without a fitting mapping', 'No API and stage to log for.'],
    ['A host or stage that names nothing', 'The same.'],
    ['Denied by a VPC endpoint policy', 'Decided before the API.'],
    ['TLS failures', 'There is no request yet.'],
    ['A missing authorizer identity', 'The authorizer is not called, and its log stays empty.'],
    ['Test in the console', 'A simulated log only; stage, policies, keys and AWS WAF are not asked.'],
  ],
};

/** The AWS pages behind them. */
export const limitsSources: readonly Source[] = [
  ['limits.html', 'Quotas for all APIs'],
  ['api-gateway-execution-service-limits-table.html', 'Quotas for REST APIs'],
  ['http-api-quotas.html', 'Quotas for HTTP APIs'],
  ['apigateway-execution-service-websocket-limits-table.html', 'Quotas for WebSocket APIs'],
  ['rest-api-monitor.html', 'What is monitored'],
];
