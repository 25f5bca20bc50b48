const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOf = new Map(alphabet.split('').map((char, value) => [char, value] as const));

const toBytes = (text: string): number[] | undefined => {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of text) {
    if (char === '=') break;
    const value = valueOf.get(char === '-' ? '+' : char === '_' ? '/' : char);
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xff_ff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return bytes;
};

/**
 * Decodes base64 or base64url to text (UTF-8); undefined when it is none. Written out because neither `atob` nor
 * `Buffer` is part of the language.
 */
export const decodeBase64 = (text: string): string | undefined => {
  const bytes = toBytes(text);
  if (!bytes) return undefined;
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
};
