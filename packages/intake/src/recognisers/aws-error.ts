/** What AWS answered to a management call, out of a tool's words around it. */
export interface AwsError {
  readonly message: string;
  readonly code?: string;
  readonly status?: number;
  readonly service?: string;
  readonly requestId?: string;
}

const trailer =
  /\s{0,4}\((?:Service: ([\w ]{1,40})[;,] )?Status Code: (\d{3})[;,] (?:Error Code: (\w{1,80})[;,] )?(?:Request ID: ([\w-]{1,80}))?[^()]{0,200}\)/i;
const handler = /\s{0,4}\(RequestToken: [\w\s-]{1,120}, HandlerErrorCode: (\w{1,60})\)/;
const lead =
  /^(?:Resource handler returned message: )?"?(?:Invalid request provided: |Access denied for operation '[^']{1,100}'[.:] ?)?"?/;
const goTrailer = /\s{0,4}status code: (\d{3}), request id: ([\w-]{1,80})/i;

/** Usual statuses of AWS's error codes. https://docs.aws.amazon.com/apigateway/latest/api/CommonErrors.html */
const statuses: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:AccessDenied|UnauthorizedOperation|UnrecognizedClient|InvalidClientTokenId|AuthFailure|ExpiredToken|MissingAuthenticationToken|Forbidden|SignatureDoesNotMatch)/,
    403,
  ],
  [/^(?:NotFound|ResourceNotFound)/, 404],
  [/^(?:Conflict|ResourceConflict)/, 409],
  [/^Gone/, 410],
  [/^PayloadTooLarge/, 413],
  [/^(?:TooManyRequests|LimitExceeded|Throttling|RequestLimitExceeded)/, 429],
  [/^(?:ServiceUnavailable|Unavailable)/, 503],
  [/^(?:InternalFailure|InternalServer|ServiceException|InternalError)/, 500],
  [
    /^(?:BadRequest|Invalid|Validation|Duplicate|Malformed|Missing|Insufficient|DependencyViolation|Unsupported|VpcEndpointLimitExceeded)/,
    400,
  ],
];

/** The status that an error code comes with; undefined for codes that are not known. */
export const statusOfCode = (code: string): number | undefined =>
  // boto gives the bare status where a reply has no code.
  /^[45]\d\d$/.test(code) ? Number(code) : statuses.find(([pattern]) => pattern.test(code))?.[1];

/** Takes the tool's frame off a message and keeps what the frame said. */
export const readAwsError = (text: string): AwsError => {
  const [, service, status, code, requestId] = trailer.exec(text) ?? [];
  const [, goStatus, goRequestId] = goTrailer.exec(text) ?? [];
  const message = text
    .replace(handler, '')
    .replace(trailer, '')
    .replace(goTrailer, '')
    .trim()
    .replace(lead, '')
    .replace(/["\s]{1,4}$/, '')
    .trim();
  const id = requestId ?? goRequestId;
  const number = Number(status ?? goStatus);
  return {
    message,
    ...(code ? { code } : {}),
    ...(number >= 100 ? { status: number } : {}),
    ...(service ? { service } : {}),
    ...(id ? { requestId: id } : {}),
  };
};
