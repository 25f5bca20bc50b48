import { TroubleError } from './aws-error.ts';
import type { Caller } from './call.ts';
import { type CredentialStore, toCaller } from './credentials.ts';
import type { WireRequest } from './protocols/protocol.ts';
import { type SignedScope, verifySignature } from './sigv4.ts';

/** Finds out who signed a request; throws the trouble that AWS would answer with. */
export function authenticate(
  request: WireRequest,
  {
    scope,
    credentials,
    now,
    verify,
  }: { scope: SignedScope; credentials: CredentialStore; now: number; verify: boolean },
): Caller {
  const credential = credentials.find(scope.accessKeyId);
  if (credential === undefined) throw new TroubleError('unknown-access-key', 'unknown access key');
  if (credential.sessionToken !== undefined && request.headers['x-amz-security-token'] !== credential.sessionToken) {
    throw new TroubleError('unknown-access-key', 'wrong session token');
  }
  if (verify) verifySignature(request, { scope, secretAccessKey: credential.secretAccessKey, now });
  if (credential.expiresAt !== undefined && credential.expiresAt <= now) {
    throw new TroubleError('expired-token', 'expired');
  }
  return toCaller(credential);
}
