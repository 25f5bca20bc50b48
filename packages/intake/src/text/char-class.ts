const isBetween = (code: number, first: number, last: number): boolean => code >= first && code <= last;

/** ASCII digit. */
export const isDigit = (code: number): boolean => isBetween(code, 48, 57);

/** ASCII letter or digit. */
export const isAlphanumeric = (code: number): boolean =>
  isDigit(code) || isBetween(code, 65, 90) || isBetween(code, 97, 122);

/** What names of headers, parameters and settings are made of: `x-api-key`, `client_secret`, `connect.sid`, `$token`. */
export const isNameChar = (code: number): boolean =>
  isAlphanumeric(code) || code === 45 || code === 95 || code === 46 || code === 36;

/** What tokens are made of: both base64 alphabets with their padding. */
export const isTokenChar = (code: number): boolean =>
  isAlphanumeric(code) || code === 43 || code === 47 || code === 61 || code === 45 || code === 95;

/** Blank, tab or no-break space; no line end. */
export const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 160;

/** Line feed or carriage return. */
export const isLineEnd = (code: number): boolean => code === 10 || code === 13;

/** Blank, line end, or the end of the text (`NaN`). */
export const isSpace = (code: number): boolean => isBlank(code) || isLineEnd(code) || Number.isNaN(code);
