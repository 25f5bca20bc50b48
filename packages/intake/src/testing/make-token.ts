const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url of an object's JSON; ASCII only. */
const encode = (value: object): string => {
  const bits = Array.from(JSON.stringify(value), (char) => char.charCodeAt(0).toString(2).padStart(8, '0')).join('');
  const sextets = bits.match(/.{1,6}/g) ?? [];
  return sextets.map((sextet) => alphabet[Number.parseInt(sextet.padEnd(6, '0'), 2)] ?? '').join('');
};

/** A token in the form of a JWT, with any text for its signature. */
export const makeToken = (claims: object, signature: string): string =>
  `${encode({ alg: 'RS256', kid: 'k1' })}.${encode(claims)}.${signature}`;
