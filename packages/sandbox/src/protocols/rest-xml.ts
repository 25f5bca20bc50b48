import { isList } from '../is-list.ts';
import { isJsonObject, type Json, type JsonObject, jsonText } from '../json.ts';
import { errorElement } from './aws-query.ts';
import type { Protocol } from './protocol.ts';
import { matchPath } from './rest-path.ts';
import { writeXml, type XmlElement } from './xml.ts';

/** How a REST-XML service writes its documents. */
export interface RestXmlStyle {
  readonly namespace: string;
  /** Element of an item, by the list's path of names, longest match first (`Aliases/Items`), else `member`. */
  readonly itemNames: Readonly<Record<string, string>>;
}

/**
 * REST-XML, as Route 53 and CloudFront speak it. The answer object has one member, which is the document's root.
 * https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html
 */
export function restXml({ namespace, itemNames }: RestXmlStyle): Protocol {
  const toElement = (name: string, value: Json, path: readonly string[]): XmlElement => {
    const here = [...path, name];
    if (isList(value)) {
      const item = itemName(itemNames, here);
      return { name, content: value.map((entry) => toElement(item, entry, here)) };
    }
    if (!isJsonObject(value)) return { name, content: jsonText(value) };
    return { name, content: Object.entries(value).flatMap(([member, inner]) => toMember(member, inner, here)) };
  };
  const toMember = (name: string, value: Json | undefined, path: readonly string[]): readonly XmlElement[] =>
    value === undefined || value === null ? [] : [toElement(name, value, path)];

  return {
    requestedName: ({ method, rawPath }) => `${method} ${rawPath}`,
    match: matchPath,
    writeAnswer: (answer: JsonObject, { requestId }) => {
      const [[root, value] = ['Answer', {}]] = Object.entries(answer);
      const element = toElement(root, value ?? {}, []);
      return {
        status: 200,
        headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
        body: writeXml({ ...element, attributes: { xmlns: namespace } }),
      };
    },
    writeError: ({ status, code, message, headers }, { requestId }) => ({
      status,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId, ...headers },
      body: writeXml(errorElement({ code, message, status }, { namespace, requestId })),
    }),
  };
}

function itemName(itemNames: RestXmlStyle['itemNames'], path: readonly string[]): string {
  return itemNames[path.slice(-2).join('/')] ?? itemNames[path.at(-1) ?? ''] ?? 'member';
}
