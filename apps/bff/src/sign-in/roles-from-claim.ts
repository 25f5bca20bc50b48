import type { Role } from '@gatescope/shared';

/** Which values of which claim give a role. */
export interface RoleRules {
  readonly claim: string;
  /** Empty: everybody who is signed in may view. */
  readonly viewerValues: readonly string[];
  readonly proberValues: readonly string[];
}

/** A claim's values: a list, a JSON list in a text, or words between commas or blanks. */
const valuesOf = (claim: unknown): readonly string[] => {
  if (Array.isArray(claim)) return claim.filter((value) => typeof value === 'string');
  if (typeof claim !== 'string') return [];
  return claim
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .map((value) => value.replace(/^"|"$/g, ''))
    .filter((value) => value !== '');
};

/** The roles that a token's claims give. A prober is a viewer too. */
export const rolesFromClaim = (claims: Readonly<Record<string, unknown>>, rules: RoleRules): readonly Role[] => {
  const values = valuesOf(claims[rules.claim]);
  const isProber = rules.proberValues.some((value) => values.includes(value));
  const isViewer =
    isProber || rules.viewerValues.length === 0 || rules.viewerValues.some((value) => values.includes(value));
  return [...(isViewer ? (['viewer'] as const) : []), ...(isProber ? (['prober'] as const) : [])];
};
