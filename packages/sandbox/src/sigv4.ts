import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { TroubleError } from './aws-error.ts';
import type { WireRequest } from './protocols/protocol.ts';

/** What an Authorization header of Signature Version 4 says. */
export interface SignedScope {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

// AWS allows five minutes between signing and arrival; both ways, for clocks may run ahead.
const maxSkewMs = 5 * 60_000;

/** Reads the Authorization header; undefined when the request is not signed with Signature Version 4. */
export function readSignedScope(headers: Readonly<Record<string, string>>): SignedScope | undefined {
  const header = headers['authorization'];
  if (!header?.startsWith('AWS4-HMAC-SHA256 ')) return undefined;
  const fields = new Map(
    header
      .slice('AWS4-HMAC-SHA256 '.length)
      .split(',')
      .map((field): [string, string] => {
        const [name = '', ...rest] = field.trim().split('=');
        return [name, rest.join('=')];
      }),
  );
  const [accessKeyId = '', date = '', region = '', service = '', terminator] =
    fields.get('Credential')?.split('/') ?? [];
  const signature = fields.get('Signature');
  const signedHeaders = fields.get('SignedHeaders')?.split(';');
  if (terminator !== 'aws4_request' || signature === undefined || signedHeaders === undefined) return undefined;
  return { accessKeyId, date, region, service, signedHeaders, signature };
}

/**
 * Checks date and signature of a request; throws the trouble that AWS would answer with.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function verifySignature(
  request: WireRequest,
  { scope, secretAccessKey, now }: { scope: SignedScope; secretAccessKey: string; now: number },
): void {
  const sentAt = request.headers['x-amz-date'] ?? '';
  checkDate(sentAt, now);
  if (!sentAt.startsWith(scope.date) || !scope.signedHeaders.includes('host')) throw mismatch();
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    sentAt,
    `${scope.date}/${scope.region}/${scope.service}/aws4_request`,
    sha256(canonicalRequest(request, scope)),
  ].join('\n');
  const expected = hmac(signingKey(secretAccessKey, scope), stringToSign).toString('hex');
  if (!isSame(expected, scope.signature)) throw mismatch();
}

function checkDate(sentAt: string, now: number): void {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(sentAt);
  if (parts === null) {
    throw new TroubleError('signature-mismatch', `Date must be in ISO-8601 'basic format'. Got '${sentAt}'.`);
  }
  const [, year, month, day, hour, minute, second] = parts;
  const sent = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const clock = toBasicDate(now);
  if (sent < now - maxSkewMs) {
    const limit = toBasicDate(now - maxSkewMs);
    throw new TroubleError(
      'signature-expired',
      `Signature expired: ${sentAt} is now earlier than ${limit} (${clock} - 5 min.)`,
    );
  }
  if (sent > now + maxSkewMs) {
    const limit = toBasicDate(now + maxSkewMs);
    throw new TroubleError(
      'signature-expired',
      `Signature not yet current: ${sentAt} is still later than ${limit} (${clock} + 5 min.)`,
    );
  }
}

function canonicalRequest(request: WireRequest, scope: SignedScope): string {
  const headers = scope.signedHeaders.map((name) => `${name}:${tidy(request.headers[name] ?? '')}\n`).join('');
  const payload = request.headers['x-amz-content-sha256'];
  return [
    request.method,
    canonicalPath(request.rawPath),
    canonicalQuery(request.rawQuery),
    headers,
    scope.signedHeaders.join(';'),
    payload === 'UNSIGNED-PAYLOAD' ? payload : sha256(request.body),
  ].join('\n');
}

// Every service but S3 signs the path encoded once more than it is sent.
function canonicalPath(rawPath: string): string {
  return rawPath.split('/').map(encode).join('/') || '/';
}

function canonicalQuery(rawQuery: string): string {
  if (rawQuery === '') return '';
  return rawQuery
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [encode(decode(name)), encode(decode(value.join('=')))] as const;
    })
    .toSorted(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function signingKey(secret: string, { date, region, service }: SignedScope): Buffer {
  return [date, region, service, 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function isSame(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}

function mismatch(): TroubleError {
  return new TroubleError(
    'signature-mismatch',
    'The request signature we calculated does not match the signature you provided. ' +
      'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function tidy(value: string): string {
  return value.trim().replace(/ +/g, ' ');
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function toBasicDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}
