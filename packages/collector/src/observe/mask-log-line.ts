import { masked } from '../mask.ts';

// `name=value` and `"name":"value"` pairs whose name tells a secret, as execution and access logs write them.
const namedSecret =
  /((?:"|'|\b)(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-?key|x-amz-security-token|x-amz-cf-token|password|passwd|client_secret|access_token|refresh_token|id_token)(?:"|')?\s*[=:]\s*)("(?:[^"\\]|\\.){0,4096}"|'[^']{0,4096}'|(?:(?:Bearer|Basic|AWS4-HMAC-SHA256)\s+)?[^\s,;}&"']{1,4096})/gi;
const jsonWebToken = /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g;
// `API Key … not authorized because …`. A key has 20 characters or more, the words after it fewer.
const spokenKey = /(\bAPI Key:?\s+)[A-Za-z0-9]{20,128}\b/g;
const accessKeyId = /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g;

/** A log line without secrets. Values that API Gateway has masked already (`****abcd`) stay as they are. */
export const maskLogLine = (line: string): string =>
  line
    .replace(namedSecret, (_, name: string, value: string) => `${name}${maskValue(value)}`)
    .replace(spokenKey, `$1${masked}`)
    .replace(jsonWebToken, masked)
    .replace(accessKeyId, masked);

const maskValue = (value: string): string => {
  const [quote] = value;
  const inner = quote === '"' || quote === "'" ? value.slice(1, -1) : value;
  if (inner === '' || inner === '-' || inner.startsWith('*') || inner === masked) return value;
  return quote === '"' || quote === "'" ? `${quote}${masked}${quote}` : masked;
};
