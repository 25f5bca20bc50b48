import type { GateId } from '../gates/gate.ts';
import { type FailureKind, readExecutionFailure } from './execution-failure.ts';
import type { ExecutionRecord } from './execution-log.ts';

/** What one line of an execution log tells. */
export interface LineMeaning {
  readonly gate: GateId | undefined;
  readonly meaning: string;
}

// The lines that API Gateway writes, in the order of its work; the first that fits counts.
const lines: readonly (readonly [RegExp, GateId | undefined, string])[] = [
  [/^API Key\s.*not authorized because/, 'api-key', 'The API key was refused, and why.'],
  [/^API Key\s+authorized because/, 'api-key', 'The method asks for no API key.'],
  [/^Usage Plan check succeeded/, 'api-key', 'The API key belongs to a usage plan of this stage.'],
  [/^Usage Plan check failed/, 'api-key', 'The usage plan could not be checked.'],
  [/^Verifying Usage Plan/, 'api-key', 'The API key is looked up.'],
  [/^(?:API Key|API Key ID): /, 'api-key', 'The API key that came with the request.'],
  [/^Starting authorizer/, 'authentication', 'The authorizer is called.'],
  [/^Incoming identity/, 'authentication', 'What the authorizer is given to judge by.'],
  [/^Using valid authorizer policy/, 'authorization', 'The authorizer returned a policy, which is now applied.'],
  [/^Successfully completed authorizer execution/, 'authentication', 'The authorizer ended well.'],
  [/^Unauthorized request|^The client is not authorized/, 'authorization', 'The caller was refused.'],
  [
    /^Request body does not match model|^Missing required request parameters/,
    'validation',
    'The request was not valid.',
  ],
  [/^Starting execution/, undefined, 'The request arrived at the stage.'],
  [/^Extended Request Id/, undefined, 'The id that the client sees in x-amz-apigw-id.'],
  [/^HTTP Method: /, 'route', 'The method and resource that the request was matched to.'],
  [/^Method request /, undefined, 'What the client sent.'],
  [/^Endpoint request URI/, 'integration', 'Where the backend is called.'],
  [/^Endpoint request /, 'integration', 'What the backend is sent.'],
  [/^Sending request to/, 'integration', 'The backend is called.'],
  [/^Received response/, 'integration', 'The backend answered.'],
  [/^Endpoint response /, 'integration', 'What the backend answered.'],
  [/^Execution failed|^Lambda execution failed/, 'integration', 'The integration failed, and why.'],
  [/^Gateway response (?:type|body|headers)/, undefined, 'API Gateway’s own error reply.'],
  [/^Method response /, 'response', 'What the client is sent.'],
  [/^Successfully completed execution/, undefined, 'API Gateway did its work to the end.'],
  [/^Method completed with status/, undefined, 'The status that the client got.'],
];

const withoutId = (line: string): string => line.replace(/^\s*\([^)\s]{8,}\)\s*/, '');

/**
 * What a line of an execution log tells, with or without the id in front; undefined for one that API Gateway did not write.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/view-cloudwatch-log-events-in-cloudwatch-console.html
 */
export const explainExecutionLine = (line: string): LineMeaning | undefined => {
  const text = withoutId(line);
  const found = lines.find(([pattern]) => pattern.test(text));
  return found && { gate: found[1], meaning: found[2] };
};

/** The request id in front of a line. */
export const executionLineId = (line: string): string | undefined => /^\s*\(([^)\s]{8,})\)\s/.exec(line)?.[1];

/** In which phase a request failed, by its execution log. */
export interface FailedPhase {
  readonly gate: GateId | undefined;
  /** One sentence. */
  readonly meaning: string;
}

const failureWords: Record<FailureKind, string> = {
  'function-permission': 'API Gateway may not call the function.',
  'role-permission': 'The role of the integration may not be used, or may not do what it should.',
  address: 'The address of the backend cannot be used.',
  'certificate-name': 'The certificate of the backend is not the right one.',
  network: 'The backend could not be reached.',
  timeout: 'The backend did not answer in time.',
  'function-timeout': 'The function ran into its own time limit.',
  'function-error': 'The function failed.',
  'function-throttled': 'The function was throttled.',
  'malformed-response': 'The function’s reply is not of the shape that a proxy integration demands.',
  'request-mapping': 'The mapping of the request failed.',
  'response-mapping': 'The mapping of the reply failed.',
  'mock-status': 'The mock integration names no status.',
  'media-type': 'No mapping takes the content type of the request.',
  'payload-size': 'What the function was to take or to return is over its size limit.',
  'vpc-link': 'The VPC link does not work.',
  internal: 'API Gateway failed by itself.',
};

const has = ({ lines: all }: ExecutionRecord, pattern: RegExp): boolean => all.some(({ text }) => pattern.test(text));

const isFailed = (status: number | undefined): boolean => status !== undefined && status >= 400;

/** Names the phase that failed; undefined where nothing shows that the request failed. */
export const failedPhase = (record: ExecutionRecord): FailedPhase | undefined => {
  const failure = readExecutionFailure(record);
  if (failure) return { gate: 'integration', meaning: failureWords[failure.kind] };
  if (has(record, /^API Key\s.*not authorized because/))
    return { gate: 'api-key', meaning: 'The API key was missing or not accepted.' };
  if (!isFailed(record.status)) return undefined;
  if (isFailed(record.backendStatus))
    return { gate: 'integration', meaning: `The backend itself answered ${record.backendStatus ?? ''}.` };
  const isCalled = has(record, /^(?:Endpoint request URI|Sending request to|Received response)/);
  if (isCalled) return { gate: 'response', meaning: 'The backend was reached; its reply was turned into an error.' };
  if (has(record, /^Starting authorizer/) && !has(record, /^Successfully completed authorizer execution/))
    return { gate: 'authentication', meaning: 'The authorizer was called and did not end well.' };
  if (has(record, /^Using valid authorizer policy/))
    return { gate: 'authorization', meaning: 'The authorizer’s policy does not allow this method.' };
  return { gate: undefined, meaning: 'API Gateway refused the request before it called the backend.' };
};
