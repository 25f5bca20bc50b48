import { isJsonObject, type JsonObject } from '../json.ts';
import type { Protocol, WireRequest } from './protocol.ts';

/**
 * AWS JSON 1.0 and 1.1: the operation is named by X-Amz-Target, the error code stands in `__type`.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export const awsJson: Protocol = {
  requestedName,
  match: (request, operations) => {
    const name = requestedName(request);
    const operation = operations.find((candidate) => candidate.name === name);
    return operation === undefined ? undefined : { operation, input: readBody(request.body) };
  },
  writeAnswer: (answer, { requestId }) => ({
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId },
    body: JSON.stringify(answer),
  }),
  writeError: ({ status, code, message, members, headers }, { requestId }) => ({
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId, ...headers },
    body: JSON.stringify({ __type: code, message, ...members }),
  }),
};

function requestedName({ headers }: WireRequest): string {
  return headers['x-amz-target']?.split('.').at(-1) ?? '';
}

function readBody(body: Buffer): JsonObject {
  if (body.length === 0) return {};
  const parsed: unknown = JSON.parse(body.toString('utf8'));
  return isJsonObject(parsed) ? parsed : {};
}
