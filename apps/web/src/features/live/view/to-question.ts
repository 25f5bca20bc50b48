import {
  type ExecutionSummary,
  type LogObservation,
  type Observation,
  partitionOf,
  type Target,
} from '@gatescope/shared';
import type { Question } from '../../../lib/diagnose-search.ts';
import { toSeen } from '../../../lib/to-seen.ts';
import type { FoundLine } from './to-found.ts';

const longestLine = 2_000;

interface Place {
  readonly target: Target;
  readonly stage: string;
}

const seenLog = (
  { stage }: Place,
  log: LogObservation['log'],
  {
    lines,
    requestId,
    at,
  }: { readonly lines: readonly string[]; readonly requestId?: string | undefined; readonly at?: string | undefined },
): Observation => ({
  id: `log:${log}:${stage}:${requestId ?? 'chosen'}`,
  ...(at === undefined ? {} : { at }),
  vantage: 'aws',
  relation: 'this-request',
  kind: 'log',
  log,
  stage,
  ...(requestId === undefined ? {} : { requestId }),
  lines: lines.map((line) => line.slice(0, longestLine)),
});

const kindOf = (status: number | undefined): Question['kind'] =>
  status === undefined || status < 400 ? undefined : status >= 500 ? 'failed' : 'refused';

/** A resource such as `/pets/{id}` as a path that it matches. */
const toPath = (resource: string): string => resource.replaceAll(/\{([^}+]+)\+?\}/g, '$1');

/** The URL that was called: by the host and path that the line says, else by the API's own host. */
const toUrl = ({ target, stage }: Place, fields: Readonly<Record<string, string>>): string | undefined => {
  const { domainName, path, resourcePath } = fields;
  const prefix = stage === '$default' ? '' : `/${stage}`;
  const called = path ?? (resourcePath === undefined ? undefined : `${prefix}${toPath(resourcePath)}`);
  if (called === undefined) return undefined;
  const own = `${target.apiId}.execute-api.${target.region}.${partitionOf(target.region).dnsSuffix}`;
  return `https://${domainName ?? own}${called}`;
};

const base = ({ target, stage }: Place): Question => ({
  account: target.accountId,
  region: target.region,
  api: target.apiId,
  stage,
});

const headersOf = (fields: Readonly<Record<string, string>>, at: string | undefined): string[] => [
  ...(fields['requestId'] === undefined ? [] : [`x-amzn-RequestId: ${fields['requestId']}`]),
  ...(fields['extendedRequestId'] === undefined ? [] : [`x-amz-apigw-id: ${fields['extendedRequestId']}`]),
  ...(at === undefined ? [] : [`date: ${new Date(at).toUTCString()}`]),
];

const wholeStatus = (text: string | undefined): number | undefined =>
  /^[1-5]\d\d$/.test(text ?? '') ? Number(text) : undefined;

/** The question that a line of an access log puts: why was this one answered so? */
export const questionOfLine = (place: Place, line: FoundLine): Question => {
  const fields = line.fields ?? {};
  const status = wholeStatus(fields['status']);
  const headers = headersOf(fields, line.at);
  const vpce = fields['identity.vpceId'];
  const vpc = fields['identity.vpcId'];
  const userArn = fields['identity.userArn'];
  const keyId = fields['identity.apiKeyId'];
  return {
    ...base(place),
    method: fields['httpMethod'],
    url: toUrl(place, fields),
    kind: kindOf(status),
    status,
    replyHeader: headers.length === 0 ? undefined : headers,
    from: vpce === undefined && vpc === undefined ? undefined : 'vpc',
    vpce,
    vpc,
    ip: fields['identity.sourceIp'],
    credential: userArn === undefined ? undefined : 'sigv4',
    principal: userArn,
    key: keyId === undefined ? undefined : 'key',
    keyId,
    seen: toSeen([seenLog(place, 'access', { lines: [line.text], requestId: fields['requestId'], at: line.at })]),
  };
};

/** The question that one request of an execution log puts. */
export const questionOfRequest = (
  place: Place,
  { requestId, method, resourcePath, status }: ExecutionSummary,
  lines: readonly FoundLine[],
): Question => ({
  ...base(place),
  method,
  url: toUrl(place, resourcePath === undefined ? {} : { resourcePath }),
  kind: kindOf(status),
  status,
  replyHeader: headersOf({ requestId }, lines[0]?.at),
  seen: toSeen([seenLog(place, 'execution', { lines: lines.map(({ text }) => text), requestId, at: lines[0]?.at })]),
});
