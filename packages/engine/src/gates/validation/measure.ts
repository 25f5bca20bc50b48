import type { Request } from '@gatescope/shared';

/** Bytes of a text in UTF-8. */
const byteLength = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** Bytes of the body as sent; undefined when nothing tells them. */
export const bodyBytes = ({ bodyBytes: said, headers, body }: Request): number | undefined => {
  if (said !== undefined) return said;
  const length = headers['content-length'];
  if (length !== undefined && /^\d+$/.test(length.trim())) return Number(length);
  return body === undefined ? undefined : byteLength(body);
};

/** At least so many bytes of headers were sent: masked and described values count as short as they stand here. */
export const headerBytes = ({ headers }: Request): number =>
  Object.entries(headers).reduce((sum, [name, value]) => sum + byteLength(name) + byteLength(value) + 4, 0);

/** Bytes of base64 for so many bytes. */
export const base64Bytes = (bytes: number): number => Math.ceil(bytes / 3) * 4;
