type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const isPrintable = (text: string): boolean => !/[\p{Cc}\uFFFD]/u.test(text);

/** Whether a text is base64 of a readable text, as AWS's JSON spells bytes. */
const isEncoded = (text: string): boolean => {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text && isPrintable(bytes.toString('utf8'));
};

const isByte = (value: Json | undefined): value is number => typeof value === 'number';

/** Bytes as JSON may hold what the SDK returns: an array of them, a Buffer, or an array written as an object. */
const bytesOf = (value: Json): readonly number[] | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const inner = !Array.isArray(value) && 'data' in value ? (value as { readonly data: Json }).data : value; // a Buffer's JSON
  const bytes = typeof inner === 'object' && inner !== null ? Object.values(inner) : [];
  return bytes.length > 0 && bytes.every(isByte) ? bytes : undefined;
};

const encode = (value: Json): Json => {
  const bytes = bytesOf(value);
  if (bytes) return Buffer.from(bytes).toString('base64');
  return typeof value === 'string' && !isEncoded(value) ? Buffer.from(value).toString('base64') : value;
};

/**
 * Web ACLs with the texts that their rules look for as AWS sends them: base64, however a case spells them.
 * https://docs.aws.amazon.com/waf/latest/APIReference/API_ByteMatchStatement.html
 */
export const withSearchBytes = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(withSearchBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      name === 'SearchString' ? encode(entry) : withSearchBytes(entry),
    ]),
  );
};
