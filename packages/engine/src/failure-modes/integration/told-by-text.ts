import type { Complaint } from '@gatescope/shared';

/** Everything that people wrote about the complaint: hints, never proof. */
export const spokenText = ({ expected, narrative, body, console }: Complaint): string =>
  [expected, narrative, typeof body === 'string' ? body : undefined, console]
    .filter((text) => typeof text === 'string')
    .join('\n');

const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
};

const inDigits = /\b(\d+(?:[.,]\d+)?)[\s-]*(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?)\b/gi;
const inWords = /\b(half an?|forty-five|[a-z]+)[\s-]+(seconds?|minutes?)\b/gi;

const secondsPer = (unit: string): number => (/^m(?:s|illi)/i.test(unit) ? 0.001 : /^m/i.test(unit) ? 60 : 1);

/** The longest time that a text speaks of, in seconds; undefined when it speaks of none. */
export const spokenSeconds = (text: string): number | undefined => {
  const found = [...text.matchAll(inDigits), ...text.matchAll(inWords)].flatMap(([, amount = '', unit = '']) => {
    const number = /^half/i.test(amount) ? 0.5 : (words[amount.toLowerCase()] ?? Number(amount.replace(',', '.')));
    return Number.isFinite(number) ? [number * secondsPer(unit)] : [];
  });
  return found.length === 0 ? undefined : Math.max(...found);
};

/** Whether a text has the words with which Lambda ends a function at its own time limit. */
export const tellsCutOff = (text: string | undefined): boolean =>
  /Task timed out after [\d.]+ seconds/i.test(text ?? '');

const parseFrom = (text: string, start: number): unknown => {
  for (let end = text.lastIndexOf('}'); end > start; end = text.lastIndexOf('}', end - 1)) {
    try {
      return JSON.parse(text.slice(start, end + 1));
    } catch {
      // A shorter piece may be the object.
    }
  }
  return undefined;
};

/** The first JSON object in a text that looks like what a proxy function returns. */
export const findFunctionResult = (text: string): Record<string, unknown> | undefined => {
  const shortened = text.slice(0, 20_000);
  for (
    let start = shortened.indexOf('{'), tries = 0;
    start !== -1 && tries < 20;
    start = shortened.indexOf('{', start + 1), tries += 1
  ) {
    const value = parseFrom(shortened, start);
    if (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      ('statusCode' in value || 'isBase64Encoded' in value)
    )
      return { ...value };
  }
  return undefined;
};

const isHeaderMap = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((item) => ['string', 'number', 'boolean'].includes(typeof item));

/**
 * What is wrong with a proxy function's result; undefined when it has the shape that API Gateway reads.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export const findShapeError = (
  result: Readonly<Record<string, unknown>>,
): { readonly field: string; readonly observed: string; readonly expected: string } | undefined => {
  const { statusCode, body, headers, isBase64Encoded } = result;
  if (statusCode === undefined || !Number.isInteger(Number(statusCode)))
    return { field: 'statusCode', observed: JSON.stringify(statusCode) ?? 'missing', expected: 'a whole number' };
  if (body !== undefined && body !== null && typeof body !== 'string')
    return {
      field: 'body',
      observed: Array.isArray(body) ? 'a list' : `a value of type ${typeof body}`,
      expected: 'text: JSON.stringify(…)',
    };
  if (headers !== undefined && headers !== null && !isHeaderMap(headers))
    return {
      field: 'headers',
      observed: JSON.stringify(headers).slice(0, 80),
      expected: 'an object of header names and text values',
    };
  if (isBase64Encoded !== undefined && typeof isBase64Encoded !== 'boolean')
    return { field: 'isBase64Encoded', observed: JSON.stringify(isBase64Encoded), expected: 'true or false' };
  return undefined;
};

/** Beginnings of pictures, archives and documents once they are base64 text. */
const base64Starts = [
  'iVBORw0KGgo',
  '/9j/',
  'R0lGOD',
  'JVBERi0',
  'UEsDB',
  'H4sI',
  'UklGR',
  'AAAA',
  'PK',
  'd09G',
  'Qk0',
];

/** Whether a body is a picture, archive or document written as base64 text. */
export const isBase64 = (text: string | undefined): boolean => {
  const plain =
    text
      ?.trim()
      .replace(/^"|"$/g, '')
      .replace(/\.{3}$|…$/, '') ?? '';
  return (
    plain.length >= 16 && /^[A-Za-z0-9+/]+={0,2}$/.test(plain) && base64Starts.some((start) => plain.startsWith(start))
  );
};
