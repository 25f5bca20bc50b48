import type { ComplaintReading } from '../../complaint-reading.ts';
import type { JwtFlaw } from './jwt-flaws.ts';

/** What the reply itself says is wrong with a token. */
export interface BearerError {
  readonly kind: JwtFlaw['kind'] | 'malformed' | 'keys' | 'unknown';
  /** AWS's own words. */
  readonly description: string | undefined;
}

const kinds: readonly [RegExp, BearerError['kind']][] = [
  [/audience|client_?id/i, 'audience'],
  [/issuer|\biss\b/i, 'issuer'],
  [/expired|\bexp\b/i, 'expired'],
  [/not valid yet|before|\bnbf\b|\biat\b/i, 'not-yet-valid'],
  [/signing method|algorithm/i, 'algorithm'],
  [/segments|malformed|unable to parse|could not be parsed|illegal base64|invalid character/i, 'malformed'],
  [/discovery|jwks|\bkid\b|public key|signature/i, 'keys'],
];

/**
 * Reads `www-authenticate: Bearer … error="invalid_token" error_description="…"` of a JWT authorizer's refusal; undefined
 * where the reply has none. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
 */
export const readBearerError = ({ headers }: ComplaintReading): BearerError | undefined => {
  const text = headers['www-authenticate']?.find((value) => /^bearer\b/i.test(value.trim()));
  const error = /error="([^"]*)"/i.exec(text ?? '')?.[1];
  if (text === undefined || error === undefined) return undefined;
  const description = /error_description="([^"]*)"/i.exec(text)?.[1];
  if (error === 'insufficient_scope') return { kind: 'scope', description };
  const kind = description === undefined ? undefined : kinds.find(([pattern]) => pattern.test(description))?.[1];
  return { kind: kind ?? 'unknown', description };
};
