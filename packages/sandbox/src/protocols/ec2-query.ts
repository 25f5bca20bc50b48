import { readQueryParameters } from './query-parameters.ts';
import { toEc2Elements } from './ec2-elements.ts';
import { writeXml } from './xml.ts';
import type { Protocol, WireRequest } from './protocol.ts';

const namespace = 'http://ec2.amazonaws.com/doc/2016-11-15/';

/**
 * EC2's own query protocol: form parameters in, XML out, with member names unlike those of any other service.
 * https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
export const ec2Query: Protocol = {
  requestedName,
  match: (request, operations) => {
    const name = requestedName(request);
    const operation = operations.find((candidate) => candidate.name === name);
    return operation === undefined ? undefined : { operation, input: readParameters(request) };
  },
  writeAnswer: (answer, { operation, requestId }) => ({
    status: 200,
    headers: { 'content-type': 'text/xml;charset=UTF-8' },
    body: writeXml({
      name: `${operation.name}Response`,
      attributes: { xmlns: namespace },
      content: [{ name: 'requestId', content: requestId }, ...toEc2Elements(answer)],
    }),
  }),
  writeError: ({ status, code, message, headers }, { requestId }) => ({
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', ...headers },
    body: writeXml({
      name: 'Response',
      content: [
        {
          name: 'Errors',
          content: [
            {
              name: 'Error',
              content: [
                { name: 'Code', content: code },
                { name: 'Message', content: message },
              ],
            },
          ],
        },
        { name: 'RequestID', content: requestId },
      ],
    }),
  }),
};

function requestedName(request: WireRequest): string {
  return new URLSearchParams(parameterText(request)).get('Action') ?? '';
}

function readParameters(request: WireRequest) {
  return readQueryParameters(parameterText(request));
}

function parameterText({ method, body, rawQuery }: WireRequest): string {
  return method === 'POST' ? body.toString('utf8') : rawQuery;
}
