/** What a variable's value looks like: which characters it can hold, or that it has a form of its own. */
export type ValueShape =
  | { readonly kind: 'run'; readonly allows: (code: number) => boolean; readonly longest: number }
  /** `09/Apr/2015:12:34:56 +0000` */
  | { readonly kind: 'clf-time' }
  | { readonly kind: 'free' };

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isIn = (chars: string): ((code: number) => boolean) => {
  const codes = new Set(Array.from(chars, (char) => char.charCodeAt(0)));
  return (code) => codes.has(code);
};

const digits: ValueShape = { kind: 'run', allows: isDigit, longest: 20 };
const threeDigits: ValueShape = { kind: 'run', allows: isDigit, longest: 3 };
const letters: ValueShape = { kind: 'run', allows: isLetter, longest: 20 };
const hexAndDashes = isIn('0123456789abcdefABCDEF-');
const uuid: ValueShape = { kind: 'run', allows: hexAndDashes, longest: 36 };
const base64Chars = isIn('+/=_-');
const base64: ValueShape = {
  kind: 'run',
  allows: (code) => isLetter(code) || isDigit(code) || base64Chars(code),
  longest: 64,
};
const addressChars = isIn('0123456789abcdefABCDEF.:');
const address: ValueShape = { kind: 'run', allows: addressChars, longest: 45 };
const idChars = isIn('-_');
const id: ValueShape = {
  kind: 'run',
  allows: (code) => isLetter(code) || isDigit(code) || idChars(code),
  longest: 128,
};
const upperSnake: ValueShape = {
  kind: 'run',
  allows: (code) => (code >= 65 && code <= 90) || code === 95 || isDigit(code),
  longest: 64,
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html */
const shapes: readonly [RegExp, ValueShape][] = [
  [/^requestTime$/, { kind: 'clf-time' }],
  [/(^|\.)(status|integrationStatus)$|^integrationStatus$/, threeDigits],
  [/(^|\.)([a-z]*[lL]atency|responseLength|requestTimeEpoch|timeToAllHeaders|timeToFirstContent)$/, digits],
  [/^(requestId|authorizer\.requestId|integration\.requestId)$/, { ...uuid, longest: 40 }],
  [/^extendedRequestId$/, base64],
  [/^httpMethod$/, letters],
  [/^identity\.sourceIp$/, address],
  [/^(accountId|identity\.accountId)$/, digits],
  [/^(apiId|stage|deploymentId|resourceId|domainPrefix|identity\.(vpcId|vpceId|apiKeyId|principalOrgId))$/, id],
  [/^(error\.responseType|wafResponseCode|endpointType)$/, upperSnake],
  [
    /^protocol$/,
    { kind: 'run', allows: (code) => isLetter(code) || isDigit(code) || code === 47 || code === 46, longest: 12 },
  ],
];

const free: ValueShape = { kind: 'free' };

/** The shape of a variable's value; free where AWS says nothing of it. */
export const shapeOf = (name: string): ValueShape => shapes.find(([pattern]) => pattern.test(name))?.[1] ?? free;

const printable = Array.from({ length: 94 }, (_, index) => index + 33);

/** Whether a value of the one shape, side by side with one of the other, shows its border by itself. */
export const isToldApart = (left: ValueShape, right: ValueShape): boolean => {
  if (left.kind === 'clf-time' || right.kind === 'clf-time') return true;
  if (left.kind === 'free' || right.kind === 'free') return false;
  return !printable.some((code) => left.allows(code) && right.allows(code));
};

const clfTime = /^\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}$/;
const clfLength = 26;
const replacedId = 'UUID_REPLACED_INVALID_REQUEST_ID';

const runForward = (line: string, from: number, shape: Extract<ValueShape, { kind: 'run' }>): number => {
  let at = from;
  const last = Math.min(line.length, from + shape.longest);
  while (at < last && shape.allows(line.charCodeAt(at))) at += 1;
  return at;
};

const runBackward = (line: string, until: number, shape: Extract<ValueShape, { kind: 'run' }>): number => {
  let at = until;
  const first = Math.max(0, until - shape.longest);
  while (at > first && shape.allows(line.charCodeAt(at - 1))) at -= 1;
  return at;
};

/** Where a value that begins at `from` ends; undefined where its shape does not tell. `-` stands for no value. */
export const endOf = (line: string, from: number, shape: ValueShape): number | undefined => {
  if (shape.kind === 'free') return undefined;
  if (line.startsWith(replacedId, from)) return from + replacedId.length;
  if (shape.kind === 'clf-time') {
    if (clfTime.test(line.slice(from, from + clfLength))) return from + clfLength;
    return line[from] === '-' ? from + 1 : undefined;
  }
  const end = runForward(line, from, shape);
  if (end > from) return end;
  return line[from] === '-' ? from + 1 : undefined;
};

/** Where a value that ends at `until` begins; undefined where its shape does not tell. */
export const startOf = (line: string, until: number, shape: ValueShape): number | undefined => {
  if (shape.kind === 'free') return undefined;
  if (line.startsWith(replacedId, until - replacedId.length)) return until - replacedId.length;
  if (shape.kind === 'clf-time') {
    if (clfTime.test(line.slice(Math.max(0, until - clfLength), until))) return until - clfLength;
    return line[until - 1] === '-' ? until - 1 : undefined;
  }
  const start = runBackward(line, until, shape);
  if (start < until) return start;
  return line[until - 1] === '-' ? until - 1 : undefined;
};
