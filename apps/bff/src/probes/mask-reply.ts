import { maskUrl } from '../diagnosis/mask-request.ts';
import { maskText } from '../diagnosis/mask-text.ts';

const secretHeader = /cookie|authorization|token|secret|api-?key|passw|credential|signature|session/i;
const urlHeader = /^(location|content-location|refresh|link)$/;

const maskHeader = (name: string, value: string): string => {
  // How a login is asked for is no secret; what a header of this name sets is.
  if (secretHeader.test(name) && !/^(access-control-|www-authenticate|x-amzn-remapped-www-authenticate)/.test(name))
    return '<masked>';
  return urlHeader.test(name) ? maskUrl(value) : maskText(value);
};

/** A reply's headers by lower-case name, secrets replaced, at most so many and so long. */
export const maskReplyHeaders = (rawHeaders: readonly string[]): Record<string, string[]> => {
  const headers: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (let index = 0; index + 1 < rawHeaders.length && index < 400; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    (headers[name] ??= []).push(maskHeader(name, (rawHeaders[index + 1] ?? '').slice(0, 2048)));
  }
  return { ...headers };
};

/** A reply's body without what can be recognised as a secret, and without what the probe itself sent. */
export const maskReplyBody = (body: string, sent: readonly string[]): string =>
  maskText(sent.reduce((text, secret) => (secret === '' ? text : text.replaceAll(secret, '<masked>')), body));
