import type { ExecutionRecord, LogLine } from './execution-log.ts';

/** A failure that was logged while an authorizer was at work. */
export interface AuthorizerFailure {
  readonly authorizerId: string | undefined;
  readonly line: LogLine;
}

const starts = /^Starting authorizer: ([^\s,]+)/;
const ends = /^(?:Using valid authorizer policy|Successfully completed authorizer execution)/;
const fails = /^Execution failed due to /;
const names =
  /Could not parse policy|^Authorizer(?:Configuration|Failure)Exception\b|Gateway response type: AUTHORIZER_(?:CONFIGURATION_ERROR|FAILURE)\b/i;

/**
 * The line that tells that the authorizer could not do its work: API Gateway may not call it, it failed, or it returned
 * no policy. A failure that is logged before the authorizer is done is its own, not the integration's.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export const readAuthorizerFailure = ({ lines }: ExecutionRecord): AuthorizerFailure | undefined => {
  let authorizerId: string | undefined;
  let isAtWork = false;
  for (const line of lines) {
    const start = starts.exec(line.text);
    if (start) {
      authorizerId = start[1];
      isAtWork = true;
    }
    if (ends.test(line.text)) isAtWork = false;
    if (names.test(line.text) || (isAtWork && fails.test(line.text))) return { authorizerId, line };
  }
  return undefined;
};
