/** What went wrong with a call, in the collector's own few words. */
export interface Trouble {
  readonly kind:
    | 'denied'
    | 'throttled'
    | 'not-found'
    | 'failed'
    | 'unreachable'
    | 'no-credentials'
    | 'expired-credentials'
    | 'invalid-credentials'
    | 'aborted';
  readonly message: string;
  /** How long AWS asks to wait, where it says so. */
  readonly retryAfterMs?: number;
}

type TroubleKind = Trouble['kind'];

// The one table from AWS's error codes to what they mean for a fact. A code that ends in `NotFound` needs no line here.
const kindByCode: Readonly<Record<string, TroubleKind>> = {
  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  AccessDeniedFault: 'denied',
  AuthorizationError: 'denied',
  AuthorizationErrorException: 'denied',
  ForbiddenException: 'denied',
  NotAuthorized: 'denied',
  OperationNotPermitted: 'denied',
  UnauthorizedAccess: 'denied',
  UnauthorizedException: 'denied',
  UnauthorizedOperation: 'denied',

  BandwidthLimitExceeded: 'throttled',
  EC2ThrottledException: 'throttled',
  LimitExceededException: 'throttled',
  PriorRequestNotComplete: 'throttled',
  RequestLimitExceeded: 'throttled',
  RequestThrottled: 'throttled',
  RequestThrottledException: 'throttled',
  SlowDown: 'throttled',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  ThrottledException: 'throttled',
  TooManyRequests: 'throttled',
  TooManyRequestsException: 'throttled',
  TransactionInProgressException: 'throttled',

  NoSuchEntity: 'not-found',
  NoSuchEntityException: 'not-found',
  NoSuchHostedZone: 'not-found',
  NotFound: 'not-found',
  NotFoundException: 'not-found',
  ResourceNotFoundException: 'not-found',
  WAFNonexistentItemException: 'not-found',

  ExpiredToken: 'expired-credentials',
  ExpiredTokenException: 'expired-credentials',
  RequestExpired: 'expired-credentials',
  TokenRefreshRequired: 'expired-credentials',

  AuthFailure: 'invalid-credentials',
  IncompleteSignature: 'invalid-credentials',
  InvalidAccessKeyId: 'invalid-credentials',
  InvalidClientTokenId: 'invalid-credentials',
  InvalidSignatureException: 'invalid-credentials',
  MissingAuthenticationToken: 'invalid-credentials',
  MissingAuthenticationTokenException: 'invalid-credentials',
  NotSignedUp: 'invalid-credentials',
  OptInRequired: 'invalid-credentials',
  SignatureDoesNotMatch: 'invalid-credentials',
  UnrecognizedClientException: 'invalid-credentials',

  CredentialsProviderError: 'no-credentials',
  TokenProviderError: 'no-credentials',

  AbortError: 'aborted',

  EAI_AGAIN: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'unreachable',
  EPIPE: 'unreachable',
  ETIMEDOUT: 'unreachable',
  TimeoutError: 'unreachable',
};

interface ErrorParts {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
}

/** Translates whatever an SDK call threw. */
export const toTrouble = (error: unknown): Trouble => {
  const parts = toParts(error);
  const kind = kindOf(parts);
  return {
    kind,
    message: withoutSecrets(messageOf(parts)),
    ...(parts.retryAfterSeconds === undefined ? {} : { retryAfterMs: parts.retryAfterSeconds * 1000 }),
  };
};

/** The SDK could not read the answer: a page of a proxy, or of something else that is not AWS. */
const isUnreadable = ({ message }: ErrorParts): boolean => message.includes('Deserialization error:');

const messageOf = (parts: ErrorParts): string => {
  const { name, message, status } = parts;
  if (!isUnreadable(parts)) return message === '' ? name : message;
  const code = status === undefined ? '' : ` (HTTP ${status})`;
  return `What answered${code} does not speak as AWS does: a proxy on the way, or an endpoint that is not AWS's.`;
};

const kindOf = (parts: ErrorParts): TroubleKind => {
  const { name, code, message, status } = parts;
  // Its status is not AWS's either: a proxy's 403 is no missing permission, and its 404 no "there is none".
  if (isUnreadable(parts)) return status === 429 ? 'throttled' : 'failed';
  // The SDK's own words for a 404 without a body; AWS always says what was not found.
  if (name === 'NotFound' && message === 'Unknown') return 'failed';
  // A role that may not be assumed is a refusal, though the credentials provider reports it in its own name.
  if (name === 'CredentialsProviderError' && /expired/i.test(message)) return 'expired-credentials';
  const known = kindByCode[name] ?? kindByCode[code];
  if (known !== undefined) return known;
  if (/NotFound(Exception|Fault)?$/.test(name)) return 'not-found';
  // Some services answer 401 or 403 under a name of their own; a missing name must not turn a refusal into a failure.
  if (status === 401 || status === 403) return 'denied';
  if (status === 429) return 'throttled';
  return 'failed';
};

const toParts = (error: unknown): ErrorParts => {
  if (!isRecord(error))
    return { name: 'Error', code: '', message: String(error), status: undefined, retryAfterSeconds: undefined };
  const metadata = isRecord(error['$metadata']) ? error['$metadata'] : {};
  const retryAfter = Number(error['retryAfterSeconds']);
  return {
    name: text(error['name']),
    code: text(error['code']) || text(error['Code']),
    message: text(error['message']),
    status: typeof metadata['httpStatusCode'] === 'number' ? metadata['httpStatusCode'] : undefined,
    retryAfterSeconds: error['retryAfterSeconds'] !== undefined && Number.isFinite(retryAfter) ? retryAfter : undefined,
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

// Access key ids and the encoded authorization message of EC2 have no place in a snapshot or a log.
const withoutSecrets = (message: string): string =>
  message
    .replace(/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '<masked>')
    .replace(/(Encoded authorization failure message:).*/s, '$1 <masked>')
    .slice(0, 600);
