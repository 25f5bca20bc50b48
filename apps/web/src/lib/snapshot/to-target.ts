import { type Integration, parseArn } from '@gatescope/shared';

const lambdaUri = /:lambda:path\/[^/]+\/functions\/(.+?)\/(?:response-streaming-)?invocations$/;

const functionName = (arn: string): string => {
  const [, name = arn, qualifier] = parseArn(arn)?.resource.split(':') ?? [];
  return qualifier === undefined ? name : `${name}:${qualifier}`;
};

const serviceOf = (uri: string): string | undefined =>
  /^arn:[^:]+:apigateway:[^:]*:([^:]+):(?:path|action)\/(.*)$/.exec(uri)?.slice(1, 3).join(' ');

/** The ARN of the function that an integration calls, as it is written there; undefined where it calls none. */
export const functionArnOf = ({ uri = '' }: Integration): string | undefined =>
  lambdaUri.exec(uri)?.[1] ?? (uri.includes(':lambda:') ? uri : undefined);

/** What stands behind a method, in a few words: "Lambda orders-list", "HTTP https://…", "MOCK". */
export const toTarget = (integration: Integration | undefined): string => {
  if (integration === undefined) return 'No integration';
  const { type = '', uri = '', connectionId } = integration;
  if (type === 'MOCK') return 'MOCK';
  const arn = functionArnOf(integration);
  if (arn !== undefined) return `Lambda ${functionName(arn)}`;
  if (connectionId !== undefined) return `VPC link ${connectionId}: ${uri}`;
  if (type.startsWith('HTTP')) return `HTTP ${uri}`;
  return serviceOf(uri) ?? `${type} ${uri}`.trim();
};
