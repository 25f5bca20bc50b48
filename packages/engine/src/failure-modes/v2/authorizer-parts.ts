import type { Evidence, ProposedFix } from '@gatescope/shared';
import { listOf, objectOf, textOf } from '../../gates/access/json.ts';
import type { BearerError } from '../../gates/v2/bearer-error.ts';
import type { JwtFlaw } from '../../gates/v2/jwt-flaws.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { withDeployment } from './route-step.ts';

/** What the authentication gate found wrong with a token. */
export const flawsOf = ({ result }: Stop): readonly JwtFlaw[] =>
  // The authentication gate's own JSON; a trace carries it untyped.
  listOf(result.detail['flaws']) as readonly JwtFlaw[];

/** What the reply said of the token. */
export const bearerErrorOf = ({ result }: Stop): Partial<BearerError> => {
  const { kind, description } = objectOf(result.detail['bearerError']);
  const told = textOf(description);
  return { ...(textOf(kind) ? { kind: kind as BearerError['kind'] } : {}), ...(told ? { description: told } : {}) }; // the gate's own JSON
};

/** Name of the authorizer for a sentence, and its place in the snapshot. */
export const authorizerAt = ({ result }: Stop): { readonly name: string; readonly pointer: string } => ({
  name: textOf(result.detail['authorizerName']) ?? textOf(result.detail['authorizerId']) ?? 'of the route',
  pointer: textOf(result.detail['authorizer']) ?? 'trace:authentication',
});

const dateOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** A flaw as claim, observed and expected value. */
export const describeFlaw = (
  flaw: JwtFlaw,
): { readonly claim: string; readonly observed: string; readonly expected: string } => {
  switch (flaw.kind) {
    case 'issuer':
      return { claim: 'iss', observed: flaw.issuer, expected: flaw.expected };
    case 'audience':
      return { claim: flaw.claim, observed: flaw.values.join(', '), expected: flaw.expected.join(', ') };
    case 'algorithm':
      return { claim: 'alg', observed: flaw.algorithm, expected: 'an RSA algorithm, RS256 for example' };
    case 'expired':
      return { claim: 'exp', observed: dateOf(flaw.at), expected: 'a time after the request' };
    case 'not-yet-valid':
      return { claim: 'nbf', observed: dateOf(flaw.at), expected: 'a time before the request' };
    case 'scope':
      return {
        claim: 'scope',
        observed: flaw.scopes.join(' ') || 'none',
        expected: `one of ${flaw.expected.join(', ')}`,
      };
  }
};

/** The flaws beside the authorizer, and what the reply says. */
export const tokenEvidence = (context: CheckContext, at: Stop): Evidence[] => {
  const { name, pointer } = authorizerAt(at);
  const flaws = flawsOf(at).map(describeFlaw);
  const { description } = bearerErrorOf(at);
  const type = textOf(at.result.detail['authorizerType']) ?? '';
  return [
    ...flaws.map(
      ({ claim, observed, expected }): Evidence => ({
        label: `Claim ${claim} of the token`,
        pointer: `request:credential.claims.${claim}`,
        observed,
        expected,
      }),
    ),
    ...(description
      ? [
          {
            label: 'What the reply says',
            pointer: 'complaint:headers',
            within: 'www-authenticate',
            observed: description,
          },
        ]
      : []),
    ...(flaws.length === 0 && !description
      ? [{ label: 'Refusal', pointer: 'complaint:status', observed: String(context.world.seen.status ?? '') }]
      : []),
    { label: `Authorizer ${name}`, pointer, observed: type },
  ];
};

/** Writes one of the authorizer's own settings. */
export const authorizerFix = (
  context: CheckContext,
  { at }: Found,
  edit: { readonly field: string; readonly value: unknown },
  fix: Pick<ProposedFix, 'id' | 'title' | 'notes'>,
): ProposedFix[] => {
  const pointer = at ? authorizerAt(at).pointer : '';
  if (!pointer.startsWith('/')) return [];
  const operation = { op: 'set' as const, path: `${pointer}/${edit.field}`, value: edit.value };
  const operations = withDeployment(context, [operation], at);
  return [{ ...fix, change: { kind: 'patch', operations }, risk: 'needs-review' }];
};
