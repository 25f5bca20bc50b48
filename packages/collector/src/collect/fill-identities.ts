import { type Arn, type Fact, hidden, type IdentityPolicy, present, roleArnOfSession } from '@gatescope/shared';
import { getRole } from '../reads/iam/get-role.ts';
import { atArn } from './at-arn.ts';
import { readIdentityPolicies } from './read-identity-policies.ts';
import type { Site } from './site.ts';
import type { Trip } from './trip.ts';

/** A role with its trust policy. Session ARNs are taken for their role; the role's path need not be right. */
export const fillRole = async (trip: Trip, arn: string): Promise<void> => {
  trip.facts.roles[arn] = await atArn(trip, roleArnOfSession(arn), async (site, parsed) => {
    const identity = identityOf(parsed);
    if (identity?.kind !== 'role') return hidden('failed', undefined, `${arn} is not a role`);
    return site.ask(getRole, { roleName: identity.name });
  });
};

/** All identity policies of a user or role: inline and attached ones, a user's groups included. */
export const fillIdentityPolicies = async (trip: Trip, arn: string): Promise<void> => {
  trip.facts.identityPolicies[arn] = await atArn(trip, roleArnOfSession(arn), (site, parsed) =>
    identityPoliciesOf(site, parsed, arn),
  );
};

const identityPoliciesOf = async (site: Site, parsed: Arn, arn: string): Promise<Fact<IdentityPolicy[]>> => {
  const identity = identityOf(parsed);
  if (identity === undefined) return hidden('failed', undefined, `${arn} is neither a user nor a role`);
  const fact = await readIdentityPolicies(site, identity);
  return fact.state === 'present' ? present([...fact.value], fact.readAt) : fact;
};

/** A principal that policies can be attached to. */
export interface PolicyHolder {
  readonly kind: 'role' | 'user' | 'group';
  readonly name: string;
}

// The last segment is the name, whatever path stands before it.
const identityOf = ({ service, resource }: Arn): PolicyHolder | undefined => {
  const segments = resource.split('/');
  const name = segments.at(-1);
  const [kind] = segments;
  if (service !== 'iam' || (kind !== 'role' && kind !== 'user') || !name || segments.length < 2) return undefined;
  return { kind, name };
};
