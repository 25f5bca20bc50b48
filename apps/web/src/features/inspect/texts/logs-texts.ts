import type { ApiKind } from '@gatescope/shared';

/** Of kinds that log less than a REST API. */
export const logKindTexts: Readonly<Record<ApiKind, string | undefined>> = {
  REST: undefined,
  HTTP: 'HTTP APIs write access logs only: there are no execution logs and no traces.',
  WEBSOCKET: 'Execution logs and access logs; there are no traces.',
};

/** The words of the log settings. */
export const logsTexts = {
  title: 'Log settings',
  label: 'Log settings by stage',
  noStage: 'There is no stage.',
  stage: 'Stage',
  theStage: (stage: string) => `Stage ${stage}`,
  of: (what: string, stage: string) => `${what} of stage ${stage}`,
  level: 'Execution log level',
  execution: 'Execution logs',
  others: (count: number) => `${count} methods are set otherwise`,
  bodies: 'Request and response bodies',
  logged: 'Logged',
  notLogged: 'not logged',
  metrics: 'Detailed metrics',
  tracing: 'X-Ray',
  on: 'on',
  off: 'off',
  access: 'Access logs',
  accessOff: 'Off',
  formatOf: (stage: string) => `Access log format of ${stage}`,
  format: 'the access log format',
  role: 'CloudWatch role of the account',
  roleLead: 'API Gateway writes execution logs with this role, one per account and Region.',
  noRole: 'No role is set: execution logs of REST and WebSocket APIs cannot be written in this Region.',
} as const;
