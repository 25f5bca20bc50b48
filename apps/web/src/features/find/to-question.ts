import type { CaseRequest, Complaint } from '@gatescope/shared';
import type { Intake } from '@gatescope/intake';
import { type CredentialChoice, credentialModes, type Question } from '../../lib/diagnose-search.ts';
import { toSeen } from '../../lib/to-seen.ts';

type Entry = readonly [keyof Question, unknown];

const toLines = (headers: CaseRequest['headers']): string[] | undefined => {
  if (!headers) return undefined;
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one) =>
      one === null || one === undefined ? [] : [`${name.toLowerCase()}: ${one}`],
    ),
  );
};

const schemes: readonly (readonly [RegExp, CredentialChoice])[] = [
  [/^AWS4-/, 'sigv4'],
  [/^bearer\b/i, 'bearer'],
  [/^basic\b/i, 'basic'],
  [/./, 'other'],
];

const credentialOf = ({ headers, signed, tokenClaims }: CaseRequest): CredentialChoice | undefined => {
  const sent = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  if (signed === true) return 'sigv4';
  if (sent !== undefined && sent !== null) return schemes.find(([pattern]) => pattern.test(String(sent)))?.[1];
  if (signed === false) return 'none';
  return tokenClaims ? 'bearer' : undefined;
};

const toText = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const complaintEntries = (symptom: Complaint): Entry[] => [
  ['kind', symptom.kind],
  ['status', symptom.status],
  ['body', toText(symptom.body)?.slice(0, 6000)],
  ['replyHeader', toLines(symptom.headers)],
  ['console', symptom.console?.slice(0, 4000)],
  ['managementCall', symptom.managementCall],
  ['since', symptom.since],
  ['worked', typeof symptom.everWorked === 'boolean' ? (symptom.everWorked ? 'yes' : 'no') : undefined],
];

const requestEntries = (request: CaseRequest): Entry[] => [
  ['method', request.method],
  ['url', request.url],
  // `not-said` is what is assumed of a program; the wizard keeps its question open.
  ['from', request.from === 'not-said' ? undefined : request.from],
  ['callerAccount', request.callerAccountId],
  ['vpc', request.sourceVpcId],
  ['subnet', request.sourceSubnetId],
  ['securityGroup', request.sourceSecurityGroupIds],
  ['vpce', request.sourceVpceId],
  ['ip', request.sourceIp],
  ['origin', request.origin],
  ['mode', credentialModes.find((mode) => mode === request.credentials)],
  ['credential', credentialOf(request)],
  ['principal', request.principal],
  ['key', request.apiKeyId === null ? 'unknown-key' : request.apiKeyId === undefined ? undefined : 'key'],
  ['keyId', request.apiKeyId],
  ['signedHost', request.signedHost],
  ['claims', toText(request.tokenClaims)],
  ['header', toLines(request.headers)],
];

/** A stage or path that a URL seems to name is left to the server, which knows what is there. */
const targetEntries = ({ target, request }: Intake): Entry[] => [
  ['account', target.accountId],
  ['region', target.region],
  ['api', target.apiId],
  ...(request.url
    ? []
    : ([
        ['stage', target.stage],
        ['path', target.path],
        ['vpce', target.vpceId],
      ] as const)),
];

const isSaid = ([, value]: Entry): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** What a pasted text says, as the wizard's parameters. */
export const toQuestion = (intake: Intake): Partial<Question> =>
  Object.fromEntries(
    [
      ...targetEntries(intake),
      ...requestEntries(intake.request),
      ...complaintEntries(intake.symptom),
      ['seen', toSeen(intake.observations)] as const,
    ].filter(isSaid),
  );
