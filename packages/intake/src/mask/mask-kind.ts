import type { TokenClaims } from '@gatescope/shared';

/** What sort of secret was masked. */
export const maskKinds = [
  'authorization',
  'cookie',
  'api-key',
  'token',
  'aws-access-key',
  'aws-secret-key',
  'aws-session-token',
  'signature',
  'password',
  'private-key',
  'session',
  'request-body',
  'secret',
] as const;
export type MaskKind = (typeof maskKinds)[number];

/** A secret's place and what to write there instead. */
export interface MaskEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly kind: MaskKind;
  /** What is worth keeping of a masked token. */
  readonly claims?: TokenClaims;
}

/** Finds one sort of secret in a text. Must be linear in its length. */
export type SecretDetector = (text: string) => readonly MaskEdit[];
