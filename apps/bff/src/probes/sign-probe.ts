import { Sha256 } from '@aws-crypto/sha256-js';
// oxlint-disable-next-line no-restricted-imports -- It only computes a signature; the credentials come from the collector.
import { SignatureV4 } from '@smithy/signature-v4';
import type { SignRequest } from './probe-variant.ts';

/** Credentials to sign with; never kept. */
export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const queryOf = (search: string): Record<string, string[]> => {
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(search)) query.set(name, [...(query.get(name) ?? []), value]);
  // Not filled entry by entry: a parameter may be called `constructor`.
  return Object.fromEntries(query);
};

/**
 * Signs requests for execute-api, for the host that is sent.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export const signWith =
  (region: string, credentials: () => Promise<SigningCredentials>): SignRequest =>
  async ({ method, path, headers }) => {
    const signer = new SignatureV4({ service: 'execute-api', region, credentials, sha256: Sha256 });
    const [pathname = '/', search = ''] = path.split(/\?(.*)/s);
    const signed = await signer.sign({
      method,
      protocol: 'https:',
      hostname: headers['host'] ?? '',
      path: pathname,
      query: queryOf(search),
      headers: { ...headers },
    });
    return signed.headers;
  };
