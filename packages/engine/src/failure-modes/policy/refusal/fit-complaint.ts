import type { ComplaintReading } from '../../../complaint-reading.ts';
import type { Stop } from '../../stop.ts';

/** What a policy's refusal says of itself in AWS's wording. */
export interface Refuser {
  readonly policyType: 'resource-based' | 'VPC endpoint' | 'identity-based';
  readonly isExplicit: boolean;
}

/**
 * Whether the message can come from this policy: the wording names a Deny, and lately also the kind of policy. The oldest
 * wording has no ending at all and fits everything but a Deny it would have named.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export const canSay = ({ refusal }: ComplaintReading, refuser: Refuser): boolean => {
  if (!refusal) return true;
  if (refusal.policyType !== undefined && refusal.policyType.toLowerCase() !== refuser.policyType.toLowerCase())
    return false;
  if (refusal.explicit) return refuser.isExplicit;
  return refusal.policyType === undefined || !refuser.isExplicit;
};

/** The stop as it stands to the complaint once the message's own wording is heard. */
export const fitComplaint = (stop: Stop, seen: ComplaintReading, refuser: Refuser): Stop =>
  stop.agreement === 'agrees' && !canSay(seen, refuser) ? { ...stop, agreement: 'contradicts' } : stop;
