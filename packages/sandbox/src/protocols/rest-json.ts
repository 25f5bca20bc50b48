import { matchPath } from './rest-path.ts';
import type { Protocol } from './protocol.ts';

/**
 * REST-JSON, as API Gateway and Lambda speak it: the operation is the path, answers are JSON, the error code is a header.
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export const restJson: Protocol = {
  requestedName: ({ method, rawPath }) => `${method} ${rawPath}`,
  match: matchPath,
  writeAnswer: (answer, { requestId }) => ({
    status: 200,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
    body: JSON.stringify(answer),
  }),
  writeError: ({ status, code, message, members, headers }, { requestId }) => ({
    status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': code,
      ...headers,
    },
    // The front door of AWS (authorization, signatures) spells the member in its own way; `members` can say so.
    body: JSON.stringify({ message, ...members }),
  }),
};
