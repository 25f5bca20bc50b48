import { callerPlaces, complaintKinds } from '@gatescope/shared';
import * as z from 'zod';

/** Where the wizard can be. `result` is the answer to the question that the other parameters hold. */
export const wizardPlaces = ['complaint', 'target', 'caller', 'result'] as const;
export type WizardPlace = (typeof wizardPlaces)[number];

export const credentialChoices = ['none', 'sigv4', 'bearer', 'basic', 'other'] as const;
export type CredentialChoice = (typeof credentialChoices)[number];

/** The credentials modes of a page's fetch. */
export const credentialModes = ['omit', 'same-origin', 'include'] as const;

export const keyChoices = ['not-sent', 'sent', 'unknown-key', 'key'] as const;
export type KeyChoice = (typeof keyChoices)[number];

// A link must never break a page: what cannot be read counts as not said.
const text = (limit: number) => z.string().trim().min(1).max(limit).optional().catch(undefined);
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).optional().catch(undefined);
const list = z
  .preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.string().trim().min(1).max(2000)).max(50),
  )
  .optional()
  .catch(undefined);
const status = z.coerce.number().int().min(100).max(599).optional().catch(undefined);

/**
 * The wizard's place and everything said so far, as search parameters: a link reproduces the question. Secrets never
 * get here (`masked-search.ts`). An absent parameter means "not said".
 */
export const diagnoseSearchSchema = z.object({
  step: z.enum(wizardPlaces).catch('complaint').default('complaint'),
  /** A failure mode's id: its worked example is the whole question. */
  example: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .catch(undefined),
  // What was seen.
  kind: choice(complaintKinds),
  status,
  body: text(6000),
  /** Header lines of the reply, `name: value`. */
  replyHeader: list,
  console: text(4000),
  managementCall: text(200),
  since: text(40),
  worked: choice(['yes', 'no']),
  // What was called.
  url: text(4000),
  account: text(12),
  region: text(40),
  api: text(64),
  stage: text(300),
  method: text(32),
  path: text(2000),
  // Where from, and with what.
  from: choice(callerPlaces),
  callerAccount: text(12),
  vpc: text(64),
  subnet: text(64),
  securityGroup: list,
  vpce: text(64),
  ip: text(64),
  origin: text(300),
  mode: choice(credentialModes),
  credential: choice(credentialChoices),
  principal: text(2048),
  /** The host that a signature was made for. */
  signedHost: text(300),
  /** What a token says, as JSON; never the token. */
  claims: text(4000),
  key: choice(keyChoices),
  keyId: text(64),
  /** Header lines of the request, `name: value`. */
  header: list,
  /** What the caller saw (names, connections, replies, log lines), as JSON. */
  seen: text(8000),
});

/** See `diagnoseSearchSchema`. */
export type DiagnoseSearch = z.output<typeof diagnoseSearchSchema>;

/** Everything said, without the place. */
export type Question = Omit<DiagnoseSearch, 'step'>;
