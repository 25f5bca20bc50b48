import type { Fix, ProposedFix, Snapshot } from '@gatescope/shared';
import type { World } from '../world.ts';

/** Who must do a fix: the account that owns the failing side, or the caller. */
export const actorOf = ({ snapshot }: World, fix: ProposedFix): Fix['actor'] => {
  if (fix.owner === 'caller' || fix.change.kind === 'request') return { who: 'whoever sends the request' };
  const accountId = fix.owner ?? snapshot.target.accountId;
  return {
    accountId,
    who: accountId === snapshot.target.accountId ? 'the account of the API' : `account ${accountId}`,
  };
};

/** The tool that owns what the fix changes, when tags say so. */
export const managedBy = (snapshot: Snapshot, fix: ProposedFix): string | undefined => {
  if (fix.change.kind !== 'patch' || snapshot.api.kind !== 'REST' || snapshot.api.restApi.state !== 'present')
    return undefined;
  const stack = snapshot.api.restApi.value.tags?.['aws:cloudformation:stack-name'];
  return stack ? `CloudFormation stack ${stack}` : undefined;
};
