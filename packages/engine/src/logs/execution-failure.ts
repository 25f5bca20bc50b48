import { readAuthorizerFailure } from './authorizer-failure.ts';
import type { ExecutionRecord, LogLine } from './execution-log.ts';

/** What kind of failure an execution log tells. */
export type FailureKind =
  | 'function-permission'
  | 'role-permission'
  | 'address'
  | 'certificate-name'
  | 'network'
  | 'timeout'
  | 'function-timeout'
  | 'function-error'
  | 'function-throttled'
  | 'malformed-response'
  | 'request-mapping'
  | 'response-mapping'
  | 'mock-status'
  | 'media-type'
  | 'payload-size'
  | 'vpc-link'
  | 'internal';

/** A failure with the line that tells it. */
export interface ExecutionFailure {
  readonly kind: FailureKind;
  readonly line: LogLine;
}

// Texts of execution logs, the more telling first: a function's timeout is written as a function error.
const patterns: readonly [FailureKind, RegExp][] = [
  [
    'function-throttled',
    /invocation failed with status: 429|configuration error: Too Many Requests|\bRate Exceeded\b|ReservedFunctionConcurrentInvocationLimitExceeded|ConcurrentInvocationLimitExceeded/i,
  ],
  [
    'payload-size',
    /payload size (?:\(?\d+ bytes\)? )?exceeded|exceeded maximum allowed payload size|ResponseSizeTooLarge|body size is too long|larger than allowed maximum of \d+ bytes/i,
  ],
  ['function-timeout', /Task timed out after [\d.]+ seconds/i],
  [
    'function-permission',
    /Invalid permissions on Lambda function|is not authorized to perform: lambda:InvokeFunction/i,
  ],
  [
    'role-permission',
    /does(?: not|n['’]t) have permissions? to (?:assume|call)|not authorized to perform: sts:AssumeRole|unable to assume role|The IAM role configured on the integration/i,
  ],
  [
    'certificate-name',
    /does not match the certificate subject|PKIX path|unable to find valid certification path|General SSLEngine problem|SSLHandshake|certificate (?:has )?expired|Unrecognized SSL/i,
  ],
  ['vpc-link', /VPC ?link .*(?:not|fail|unavailable|inactive)|(?:not|fail|unavailable|inactive).* VPC ?link/i],
  [
    'address',
    /Invalid endpoint address|Illegal character|Invalid hostname|Unknown ?host|could not be resolved|Function not found/i,
  ],
  ['mock-status', /Unable to parse statusCode|statusCode should be an integer/i],
  ['media-type', /Unsupported Media Type/i],
  [
    'malformed-response',
    /Malformed Lambda proxy response|Unable to base64 decode the body|response from the Lambda function does(?: not|n['’]t) match the format/i,
  ],
  ['request-mapping', /Unable to transform request/i],
  [
    'response-mapping',
    /No match for output mapping|Output mapping refers to an invalid method response|Unable to transform response|Invalid mapping expression/i,
  ],
  ['function-error', /due to customer function error|Lambda execution failed with status 200/i],
  ['network', /network error communicating with endpoint|Connection refused|Connection reset|Connect timed out/i],
  ['timeout', /failed due to a timeout error|Endpoint request timed out|Gateway response type: INTEGRATION_TIMEOUT/i],
  ['internal', /There was an internal error while executing your request|Execution failed due to an internal error/i],
];

/** The kind of failure that a text of API Gateway's tells (a log line, or an access log's error field). */
export const classifyFailure = (text: string): FailureKind | undefined =>
  patterns.find(([, pattern]) => pattern.test(text))?.[0];

// What caller and backend wrote themselves says nothing of API Gateway's own trouble, except what Lambda writes in place of a
// function's answer.
const byLambda: readonly FailureKind[] = ['function-timeout', 'payload-size'];
const isQuoted = (text: string): boolean =>
  /^(?:Method request|Endpoint request|Method response|Endpoint response|HTTP Method)/.test(text);

/** Why the execution failed, by its log; undefined where the log tells no failure of the integration. */
export const readExecutionFailure = (record: ExecutionRecord): ExecutionFailure | undefined => {
  if (readAuthorizerFailure(record)) return undefined;
  const { lines } = record;
  for (const [kind, pattern] of patterns) {
    const line = lines.find(
      ({ text }) =>
        pattern.test(text) &&
        (!isQuoted(text) || (byLambda.includes(kind) && text.startsWith('Endpoint response body'))),
    );
    if (line) return { kind, line };
  }
  return undefined;
};
