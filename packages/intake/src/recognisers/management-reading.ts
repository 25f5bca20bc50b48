import type { Complaint } from '@gatescope/shared';
import { describeStatus } from '../http/describe-exchange.ts';
import type { Span } from '../text/span.ts';
import type { AwsError } from './aws-error.ts';
import { statusOfCode } from './aws-error.ts';
import { isConnectionsCall, isManagementCall } from './management-call.ts';
import { findManagementMessage } from './management-messages.ts';
import type { Guess, Reading, Statement } from './reading.ts';

/** A failed management call as a tool reported it. */
export interface ManagementError extends AwsError {
  /** The operation, where the tool names it. */
  readonly call?: string | undefined;
  /** Concluded from a resource's type rather than read. */
  readonly isCallInferred?: boolean;
  readonly span: Span;
}

/** EC2 puts the code before the message; API Gateway answers JSON. */
const bodyOf = ({ call, code, message, service }: ManagementError): string => {
  const isEc2 =
    /Vpc|Subnet|SecurityGroup/.test(call ?? '') ||
    /^(?:Amazon)?EC2$/i.test(service?.trim() ?? '') ||
    (code !== undefined && !code.endsWith('Exception'));
  return isEc2 && code ? `${code}: ${message}` : JSON.stringify({ message });
};

const complaintOf = (error: ManagementError, status: number | undefined): Complaint => ({
  ...(status === undefined ? {} : { status }),
  body: bodyOf(error).slice(0, 6000),
  ...(error.code && error.code.endsWith('Exception') ? { headers: { 'x-amzn-errortype': error.code } } : {}),
});

const isOfSetup = ({ call, service, message }: ManagementError): boolean =>
  (call !== undefined && isManagementCall(call)) ||
  /^(?:Amazon)?Api ?Gateway/i.test(service ?? '') ||
  findManagementMessage(message) !== undefined;

const statusGuess = (error: ManagementError, status: number | undefined): Guess[] =>
  error.status === undefined && status !== undefined
    ? [{ because: `${error.code ?? 'The error'} comes with the status ${status}`, says: { symptom: { status } } }]
    : [];

const callGuess = (error: ManagementError): Guess[] => {
  const meant = findManagementMessage(error.message)?.call;
  const call = error.isCallInferred ? (error.call ?? meant) : error.call ? undefined : meant;
  return call ? [{ because: `${call} is the call that answers so`, says: { symptom: { managementCall: call } } }] : [];
};

const saysOf = (error: ManagementError): Statement => {
  const { call, status, requestId } = error;
  const ids = requestId ? { requestIds: [requestId] } : {};
  if (call && isConnectionsCall(call)) {
    const code = status ?? statusOfCode(error.code ?? '');
    const exchange = { responseBody: JSON.stringify({ message: error.message }), ...(code ? { status: code } : {}) };
    return {
      exchanges: [
        { method: call.startsWith('Post') ? 'POST' : call.startsWith('Get') ? 'GET' : 'DELETE', ...exchange },
      ],
      ...ids,
    };
  }
  if (!isOfSetup(error)) return {};
  const named = call && !error.isCallInferred ? { managementCall: call } : {};
  return { kind: 'setup-failed', symptom: { ...complaintOf(error, status), ...named } };
};

const wordsOf = ({ call, code, status, message }: ManagementError): string => {
  const what = [
    call ? `${call} failed` : 'An AWS call failed',
    status === undefined ? undefined : describeStatus(status),
    code,
  ]
    .filter(Boolean)
    .join(', ');
  return `${what}: ${message.length > 200 ? `${message.slice(0, 199)}…` : message}`;
};

/** A reading of a failed management call. Calls that have nothing to do with an API are read, but are no complaint. */
export const toManagementReading = (error: ManagementError): Reading => {
  const says = saysOf(error);
  const isSetup = says.kind === 'setup-failed';
  return {
    kind: 'management-error',
    span: error.span,
    understood: wordsOf(error),
    says,
    ...(isSetup ? { guesses: [...statusGuess(error, statusOfCode(error.code ?? '')), ...callGuess(error)] } : {}),
  };
};
