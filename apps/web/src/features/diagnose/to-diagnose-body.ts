import {
  observationSchema,
  tokenClaimsSchema,
  type CaseRequest,
  type Complaint,
  type DiagnoseBody,
  partitionOf,
  regionSchema,
  apiIdSchema,
  accountIdSchema,
} from '@gatescope/shared';
import * as z from 'zod';
import type { Question } from '../../lib/diagnose-search.ts';

type Entry = readonly [string, unknown];

const said = (entries: readonly Entry[]): Record<string, unknown> =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));

/** Header lines by name; a name that occurs twice keeps both values. */
export const toHeaderMap = (lines: readonly string[]): Record<string, string | string[]> => {
  const map: Record<string, string | string[]> = {};
  for (const line of lines) {
    const split = line.indexOf(':');
    if (split < 1) continue;
    const name = line.slice(0, split).trim();
    const value = line.slice(split + 1).trim();
    const before = map[name];
    map[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return map;
};

const credentialHeaders: Readonly<Record<string, Record<string, string>>> = {
  bearer: { authorization: 'Bearer <masked>' },
  basic: { authorization: 'Basic <masked>' },
  other: { authorization: '<masked>' },
};

/** Undefined when nothing was said about headers: then nothing may count as "not sent". */
const toHeaders = (question: Question): CaseRequest['headers'] => {
  const lines = toHeaderMap(question.header ?? []);
  const names = new Set(Object.keys(lines).map((name) => name.toLowerCase()));
  const credential = question.credential === undefined ? {} : (credentialHeaders[question.credential] ?? {});
  const key = question.key === 'sent' ? { 'x-api-key': '<masked>' } : {};
  const added = Object.entries({ ...credential, ...key }).filter(([name]) => !names.has(name));
  // "No key was sent" can be said only together with what was sent instead of a credential.
  const complete = question.header !== undefined || (question.key === 'not-sent' && question.credential !== undefined);
  return complete || added.length > 0 ? { ...lines, ...Object.fromEntries(added) } : undefined;
};

const toApiKeyId = ({ key, keyId }: Question): string | null | undefined => {
  if (key === 'unknown-key') return null;
  return key === 'key' && keyId !== undefined ? keyId : undefined;
};

const toSigned = ({ credential }: Question): boolean | undefined => {
  if (credential === 'sigv4') return true;
  return credential === 'none' ? false : undefined;
};

/**
 * The URL that was called: as given, else the default invoke host with stage and path.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 */
export const toUrl = ({ url, api, region, stage, path }: Question): string | undefined => {
  if (url !== undefined) return url;
  if (api === undefined || region === undefined) return undefined;
  const base = `https://${api}.execute-api.${region}.${partitionOf(region).dnsSuffix}`;
  const segments = stage === undefined || stage === '$default' ? '' : `/${stage}`;
  return `${base}${segments}${path === undefined ? '/' : `/${path.replace(/^\/+/, '')}`}`;
};

/** A part of the address that is JSON; undefined where it was cut or changed by hand. */
const fromJson = <T>(
  schema: { readonly safeParse: (value: unknown) => { readonly data?: T | undefined } },
  text: string | undefined,
): T | undefined => {
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const toCaseRequest = (question: Question): CaseRequest | null => {
  const url = toUrl(question);
  if (url === undefined && question.kind === 'setup-failed') return null;
  return said([
    ['method', question.method?.toUpperCase()],
    ['url', url],
    ['from', question.from === 'not-said' ? undefined : question.from],
    ['callerAccountId', question.callerAccount],
    ['sourceVpcId', question.vpc],
    ['sourceSubnetId', question.subnet],
    ['sourceSecurityGroupIds', question.securityGroup],
    ['sourceVpceId', question.vpce],
    ['sourceIp', question.ip],
    ['origin', question.origin],
    ['credentials', question.mode],
    ['headers', toHeaders(question)],
    ['apiKeyId', toApiKeyId(question)],
    ['signed', toSigned(question)],
    ['principal', question.principal],
    ['signedHost', question.signedHost],
    ['tokenClaims', fromJson(tokenClaimsSchema, question.claims)],
  ]);
};

const toComplaint = (question: Question): Complaint =>
  said([
    ['kind', question.kind],
    ['status', question.status],
    ['body', question.body],
    ['headers', question.replyHeader === undefined ? undefined : toHeaderMap(question.replyHeader)],
    ['console', question.console],
    ['managementCall', question.managementCall],
    ['since', question.since],
    ['everWorked', question.worked === undefined ? undefined : question.worked === 'yes'],
  ]);

const isValid = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown): boolean =>
  schema.safeParse(value).success;

const toTarget = ({ account, region, api, stage }: Question): DiagnoseBody['target'] => {
  if (region === undefined || api === undefined || !isValid(regionSchema, region) || !isValid(apiIdSchema, api))
    return undefined;
  return {
    ...(account !== undefined && isValid(accountIdSchema, account) ? { accountId: account } : {}),
    region,
    apiId: api,
    ...(stage === undefined ? {} : { stage }),
  };
};

/** What the server is asked, from what was said. */
export const toDiagnoseBody = (question: Question): DiagnoseBody => {
  if (question.example !== undefined) return { example: question.example };
  const target = toTarget(question);
  const observations = fromJson(z.array(observationSchema), question.seen);
  return {
    ...(target === undefined ? {} : { target }),
    request: toCaseRequest(question),
    symptom: toComplaint(question),
    ...(observations === undefined ? {} : { observations }),
  };
};
