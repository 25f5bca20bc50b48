import type { Span } from '../../../lib/live-search.ts';

/** The words of the stretch of time that is looked at. */
export const whenTexts = {
  when: 'When',
  selected: 'Selected',
  timeOfFailure: 'Time of a failure',
  timeHint: 'For example 2026-03-02 09:15, in your own zone; a quarter of an hour on either side is shown',
  noTime: 'This is no time',
  sinceItWorked: 'Since it last worked',
  again: 'Look again',
} as const;

/** The stretches to choose from. */
export const spanTexts: Readonly<Record<Span, string>> = {
  '1h': 'The last hour',
  '3h': 'The last three hours',
  '24h': 'The last day',
  '7d': 'The last week',
  'last-good': whenTexts.sinceItWorked,
  around: 'Around a time',
};

/** The words of metrics and edits on one line of time. */
export const timelineTexts = {
  title: 'What happened',
  from: 'From',
  to: 'to',
  about: ': edits beside failures.',
  noStage: 'There is no stage, so nothing was logged or measured.',
  upright: 'The upright lines in the charts are edits; they are listed below.',
  happenings: 'Edits and failures',
  nothing: 'Nothing was edited in this time, and no metric was beyond its threshold, as far as it could be read.',
  when: 'When',
  kind: 'Kind',
  what: 'What',
  details: 'Details',
  cut: 'CloudTrail holds more events of this time than were looked through: older edits may be missing. A shorter time shows them.',
  values: 'The values of the charts',
  valuesLabel: 'Values of the charts',
  noValues: 'Nothing was measured.',
  period: 'Period',
  noValue: 'no value',
} as const;

/** What kind of thing happened. */
export const happeningKindTexts = {
  edit: 'Edit',
  'failed-edit': 'Edit, refused',
  trouble: 'Failures',
  good: 'Worked',
} as const;

/** What could not be read of a time. */
export const timelinePartTexts: Readonly<Record<string, string>> = {
  'observation:metric': 'Metrics of CloudWatch',
  'observation:change': 'Edits, from CloudTrail',
  'observation:log': 'Whether the log groups exist',
};

/** The words of one happening. */
export const happeningTexts = {
  notDone: (errorCode: string) => `not done: ${errorCode}`,
  by: (who: string) => `by ${who}`,
  howBad: (meaning: string, peak: string, minutes: number) =>
    `${meaning}, at most ${peak} in five minutes, for ${minutes} minutes`,
  lastWorked: 'It last worked',
  someSucceeded: 'Some requests of this period still succeeded',
  hardlyAnyFailed: 'Hardly any request of this period failed',
} as const;

/** Management calls, as what they did. */
export const eventTexts: Readonly<Record<string, string>> = {
  CreateDeployment: 'Deployed',
  UpdateDeployment: 'Deployment edited',
  DeleteDeployment: 'Deployment deleted',
  UpdateRestApi: 'API settings or resource policy edited',
  PutRestApi: 'API imported over',
  UpdateApi: 'API settings edited',
  CreateStage: 'Stage made',
  UpdateStage: 'Stage edited',
  DeleteStage: 'Stage deleted',
  PutMethod: 'Method made',
  UpdateMethod: 'Method edited',
  DeleteMethod: 'Method deleted',
  PutIntegration: 'Integration made',
  UpdateIntegration: 'Integration edited',
  DeleteIntegration: 'Integration deleted',
  UpdateAuthorizer: 'Authorizer edited',
  DeleteAuthorizer: 'Authorizer deleted',
  PutGatewayResponse: 'Gateway response edited',
  UpdateGatewayResponse: 'Gateway response edited',
  UpdateUsagePlan: 'Usage plan edited',
  CreateUsagePlanKey: 'Key added to a usage plan',
  DeleteUsagePlanKey: 'Key removed from a usage plan',
  UpdateApiKey: 'API key edited',
  ModifyVpcEndpoint: 'VPC endpoint edited',
  DeleteVpcEndpoints: 'VPC endpoint deleted',
  AuthorizeSecurityGroupIngress: 'Security group opened',
  AuthorizeSecurityGroupEgress: 'Security group opened, outbound',
  RevokeSecurityGroupIngress: 'Security group closed',
  RevokeSecurityGroupEgress: 'Security group closed, outbound',
  ModifySecurityGroupRules: 'Security group edited',
  CreateBasePathMapping: 'Domain name mapped',
  DeleteBasePathMapping: 'Mapping of a domain name deleted',
  AssociateWebACL: 'Web ACL associated',
  DisassociateWebACL: 'Web ACL taken away',
};

/** Metrics beyond their threshold. */
export const metricTexts: Readonly<Record<string, string>> = {
  '4XXError': 'Many 4xx replies',
  '4xx': 'Many 4xx replies',
  ClientError: 'Many client errors',
  '5XXError': 'Many 5xx replies',
  '5xx': 'Many 5xx replies',
  IntegrationError: 'Many integration errors',
  Latency: 'Slow replies',
  IntegrationLatency: 'A slow backend',
};

/** What the charts are called. */
export const chartTexts = {
  count: 'Requests',
  client: 'Refused or wrong (4xx)',
  server: 'Failed (5xx)',
  integrationErrors: 'Integration errors',
  latency: 'Latency, and the backend’s share of it (95th percentile)',
  all: 'all',
  backend: 'backend',
  none: 'none',
  highest: (value: string, at: string) => `highest ${value} at ${at}`,
  beyond: (most: string, periods: number) =>
    `${most}, above the threshold in ${periods} ${periods === 1 ? 'period' : 'periods'}`,
  threshold: (value: string) => ` Threshold ${value}.`,
  dashed: ' The dashed line is the backend.',
} as const;
