import type { AccessRecord } from '@gatescope/shared';
import type { GateId } from '../gates/gate.ts';

/** What one field of an access-log line tells. */
export interface AccessFinding {
  /** The variable, without `$context.`. */
  readonly field: string;
  readonly value: string;
  /** The gate that it speaks of; undefined where it speaks of none in particular. */
  readonly gate: GateId | undefined;
  /** One sentence. */
  readonly meaning: string;
}

type Meaning = readonly [gate: GateId | undefined, sentence: string];

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const responseTypes: Readonly<Record<string, Meaning>> = {
  ACCESS_DENIED: [
    'authorization',
    'A policy refused the caller: the resource policy, an IAM policy, or the policy of a Lambda authorizer.',
  ],
  API_CONFIGURATION_ERROR: [
    'integration',
    'The API’s configuration is not valid, for example an integration whose address cannot be used.',
  ],
  AUTHORIZER_CONFIGURATION_ERROR: [
    'authentication',
    'API Gateway could not call the authorizer: its permission or its configuration is wrong.',
  ],
  AUTHORIZER_FAILURE: ['authentication', 'The authorizer was called and failed.'],
  BAD_REQUEST_PARAMETERS: ['validation', 'A required parameter or header is missing or invalid.'],
  BAD_REQUEST_BODY: ['validation', 'The body does not match the model.'],
  DEFAULT_4XX: [undefined, 'API Gateway refused the request for a reason that has no type of its own.'],
  DEFAULT_5XX: [undefined, 'API Gateway failed for a reason that has no type of its own.'],
  EXPIRED_TOKEN: ['authentication', 'The AWS security token that the request was signed with has expired.'],
  INTEGRATION_FAILURE: [
    'integration',
    'The integration failed: the backend could not be called, or its reply could not be used.',
  ],
  INTEGRATION_TIMEOUT: ['integration', 'The backend did not answer in time.'],
  INVALID_API_KEY: ['api-key', 'The API key is missing, unknown, or belongs to no usage plan of this stage.'],
  INVALID_SIGNATURE: ['authentication', 'The AWS signature does not match the request.'],
  MISSING_AUTHENTICATION_TOKEN: [
    'route',
    'The path or method does not exist in the deployed API, or the request is not signed where it has to be.',
  ],
  QUOTA_EXCEEDED: ['throttle', 'The quota of the usage plan is used up.'],
  REQUEST_TOO_LARGE: ['validation', 'The request is too large.'],
  RESOURCE_NOT_FOUND: ['route', 'The path does not exist in the deployed API.'],
  THROTTLED: ['throttle', 'The rate limit of the usage plan, method, stage or account was exceeded.'],
  UNAUTHORIZED: [
    'authentication',
    'The authorizer did not accept the caller, or the identity that it needs was not sent.',
  ],
  UNSUPPORTED_MEDIA_TYPE: ['integration', 'No mapping template takes the content type, and it may not pass through.'],
  WAF_FILTERED: ['waf', 'The web ACL blocked the request.'],
};

const isFailed = (status: string): boolean => /^[45]\d\d$/.test(status);

/** Phases that have a status and an error of their own; a status of 200 says that the phase passed. */
const phases: readonly (readonly [prefix: string, gate: GateId, words: string])[] = [
  ['waf', 'waf', 'the web ACL'],
  ['authenticate', 'authentication', 'authentication'],
  ['authorizer', 'authentication', 'the authorizer'],
  ['authorize', 'authorization', 'authorization'],
  ['integration', 'integration', 'the integration'],
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const phaseFindings = (record: AccessRecord): AccessFinding[] =>
  phases.flatMap(([prefix, gate, words]) => {
    const error = record[`${prefix}.error`];
    const status = record[`${prefix}.status`];
    return [
      ...(error
        ? [{ field: `${prefix}.error`, value: error, gate, meaning: `${capital(words)} reported an error.` }]
        : []),
      ...(status && isFailed(status)
        ? [{ field: `${prefix}.status`, value: status, gate, meaning: `${capital(words)} ended with ${status}.` }]
        : []),
    ];
  });

const backendStatus = (record: AccessRecord): AccessFinding[] => {
  const field = ['integration.integrationStatus', 'integrationStatus'].find((name) => record[name] !== undefined);
  const value = field === undefined ? undefined : record[field];
  if (field === undefined || value === undefined) return [];
  const meaning = isFailed(value)
    ? `The backend was reached and answered ${value} itself.`
    : `The backend was reached and answered ${value}.`;
  return [{ field, value, gate: 'integration', meaning }];
};

const authorizerStatus = (record: AccessRecord): AccessFinding[] => {
  const value = record['authorizer.integrationStatus'];
  if (value === undefined || !isFailed(value)) return [];
  return [
    {
      field: 'authorizer.integrationStatus',
      value,
      gate: 'authentication',
      meaning: `The authorizer’s function answered ${value}.`,
    },
  ];
};

const single = (
  record: AccessRecord,
  field: string,
  toMeaning: (value: string) => Meaning | undefined,
): AccessFinding[] => {
  const value = record[field];
  const found = value === undefined ? undefined : toMeaning(value);
  return value === undefined || found === undefined ? [] : [{ field, value, gate: found[0], meaning: found[1] }];
};

/**
 * What the fields of an access-log line tell of a failure, the most telling first. A field that is not in the line says
 * nothing: neither that its phase passed nor that it failed.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export const explainAccess = (record: AccessRecord): AccessFinding[] => [
  ...single(
    record,
    'error.responseType',
    (value) => responseTypes[value] ?? [undefined, 'A gateway response of this type was given.'],
  ),
  ...single(record, 'wafResponseCode', (value) =>
    value === 'WAF_BLOCK' ? ['waf', 'The web ACL blocked the request.'] : undefined,
  ),
  ...phaseFindings(record),
  ...authorizerStatus(record),
  ...backendStatus(record),
  ...single(record, 'error.validationErrorString', () => ['validation', 'The body broke the model in this way.']),
  ...single(record, 'error.message', () => [undefined, 'API Gateway’s own words to the caller.']),
  ...single(record, 'identity.vpceId', () => ['network', 'The request came through this VPC endpoint.']),
];
