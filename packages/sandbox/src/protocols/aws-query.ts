import { isList } from '../is-list.ts';
import { isJsonObject, type Json, type JsonObject, jsonText } from '../json.ts';
import type { Operation } from '../call.ts';
import { readQueryParameters } from './query-parameters.ts';
import type { Protocol, WireRequest } from './protocol.ts';
import { writeXml, type XmlElement } from './xml.ts';

/**
 * The query protocol of STS, IAM and Elastic Load Balancing: form parameters in, XML out.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function awsQuery(namespace: string): Protocol {
  return {
    requestedName,
    match: (request, operations) => {
      const name = requestedName(request);
      const operation = operations.find((candidate) => candidate.name === name);
      if (operation === undefined) return undefined;
      return { operation, input: readQueryParameters(parameterText(request)) };
    },
    writeAnswer: (answer, { operation, requestId }) => ({
      status: 200,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: writeXml(answerElement(answer, { operation, requestId, namespace })),
    }),
    writeError: ({ status, code, message, headers }, { requestId }) => ({
      status,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId, ...headers },
      body: writeXml(errorElement({ code, message, status }, { namespace, requestId })),
    }),
  };
}

/** The error document of the query protocol, which the XML REST services share. */
export function errorElement(
  { code, message, status }: { code: string; message: string; status: number },
  { namespace, requestId }: { namespace: string; requestId: string },
): XmlElement {
  return {
    name: 'ErrorResponse',
    attributes: { xmlns: namespace },
    content: [
      {
        name: 'Error',
        content: [
          { name: 'Type', content: status < 500 ? 'Sender' : 'Receiver' },
          { name: 'Code', content: code },
          { name: 'Message', content: message },
        ],
      },
      { name: 'RequestId', content: requestId },
    ],
  };
}

function answerElement(
  answer: JsonObject,
  { operation, requestId, namespace }: { operation: Operation; requestId: string; namespace: string },
): XmlElement {
  return {
    name: `${operation.name}Response`,
    attributes: { xmlns: namespace },
    content: [
      { name: `${operation.name}Result`, content: toQueryElements(answer) },
      { name: 'ResponseMetadata', content: [{ name: 'RequestId', content: requestId }] },
    ],
  };
}

function toQueryElements(object: JsonObject): readonly XmlElement[] {
  return Object.entries(object).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [{ name, content: toContent(value) }],
  );
}

function toContent(value: Json): XmlElement['content'] {
  if (isList(value)) return value.map((item) => ({ name: 'member', content: toContent(item) }));
  return isJsonObject(value) ? toQueryElements(value) : jsonText(value);
}

function requestedName(request: WireRequest): string {
  return new URLSearchParams(parameterText(request)).get('Action') ?? '';
}

function parameterText({ method, body, rawQuery }: WireRequest): string {
  return method === 'POST' ? body.toString('utf8') : rawQuery;
}
