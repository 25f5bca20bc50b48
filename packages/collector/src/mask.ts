import { isRecord } from './is-record.ts';

/** Stands where a secret was. */
export const masked = '<masked>';

const secretName =
  /secret|passw(?:or)?d|passphrase|\bpwd\b|token|api[-_. ]?key|access[-_. ]?key|private[-_. ]?key|credential|authorization|cookie|signature/i;

/** Whether a value under this name is likely to be a secret. */
export const isSecretName = (name: string): boolean => secretName.test(name);

// scheme://user:password@host
const userInfo = /([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@]+@/gi;

/** Replaces the values whose names look secret, and user and password in URLs. */
export const maskByName = <T extends Readonly<Record<string, string>>>(
  values: T | undefined,
): Record<string, string> | undefined =>
  values === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          isSecretName(name) ? masked : value.replace(userInfo, `$1${masked}@`),
        ]),
      );

// REST and WebSocket APIs map constants in single quotes, HTTP APIs (`overwrite:header.name`) without;
// everything else names a part of the request and is no secret.
const maskConstant = (name: string, value: unknown): unknown => {
  if (typeof value !== 'string' || !isSecretName(name)) return value;
  if (/^'.*'$/s.test(value)) return `'${masked}'`;
  return /^(?:append|overwrite):/.test(name) && !value.includes('$') ? masked : value;
};

/**
 * Replaces constants that an integration sends under a secret-looking name (a backend's key, for example).
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
const maskConstants = (parameters: unknown): unknown => {
  if (!isRecord(parameters)) return parameters;
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, maskConstant(name, value)]));
};

/** `maskConstants` wherever a document holds `requestParameters`. */
export const maskIntegrations = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(maskIntegrations);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      name === 'requestParameters' || name === 'RequestParameters' ? maskConstants(entry) : maskIntegrations(entry),
    ]),
  );
};
