/** A header as it was written. */
export type HeaderLine = readonly [name: string, value: string];

const shape = /^:?[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}(?:[ \t]{0,2}:| →)/;

/** Reads `name: value` (Postman writes an arrow); undefined when the line is none. HTTP/2's `:authority: …` counts. */
export const readHeaderLine = (text: string): HeaderLine | undefined => {
  const line = text.trim();
  const name = shape.exec(line)?.[0];
  return name === undefined ? undefined : [name.slice(0, -1).trim(), line.slice(name.length).trim()];
};

const ofReplies =
  /^(?:x-amzn-.{1,60}|x-amz-apigw-id|apigw-requestid|x-amz-cf-.{1,20}|x-cache|server|www-authenticate|set-cookie|access-control-(?:allow|expose|max)-.{1,20}|age|etag|last-modified|location|strict-transport-security|vary|retry-after|cf-ray|x-squid-error|proxy-authenticate|allow)$/i;
const ofRequests =
  /^(?:host|:authority|:method|:path|:scheme|user-agent|accept|accept-.{1,20}|origin|referer|authorization|x-api-key|x-apigw-api-id|x-amz-(?:date|security-token|content-sha256)|cookie|access-control-request-.{1,10}|sec-.{1,30}|x-http-method-override|proxy-authorization|postman-token|if-none-match)$/i;
const ofBoth =
  /^(?:content-.{1,30}|date|connection|via|cache-control|transfer-encoding|pragma|x-forwarded-.{1,20}|keep-alive|expires)$/i;

/** Which side of an exchange a header belongs to; `both` when it may be either, undefined when the name is not known. */
export const sideOf = (name: string): 'request' | 'reply' | 'both' | undefined => {
  if (ofReplies.test(name)) return 'reply';
  if (ofRequests.test(name)) return 'request';
  return ofBoth.test(name) ? 'both' : undefined;
};

/** Whether a list of headers is a request's or a reply's; undefined when nothing tells. */
export const sideOfHeaders = (lines: readonly HeaderLine[]): 'request' | 'reply' | undefined => {
  const sides = lines.map(([name]) => sideOf(name));
  const replies = sides.filter((side) => side === 'reply').length;
  const requests = sides.filter((side) => side === 'request').length;
  if (replies === requests) return undefined;
  return replies > requests ? 'reply' : 'request';
};
