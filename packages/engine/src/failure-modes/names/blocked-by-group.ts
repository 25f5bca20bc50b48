import type { Stop } from '../stop.ts';
import { bagsIn, detailOf, numberIn, textIn, textsIn } from './detail.ts';

/** A connection that security groups do not let through. */
export interface BlockedByGroup {
  readonly isOutbound: boolean;
  readonly port: number;
  readonly groups: readonly { readonly groupId: string; readonly pointer: string }[];
  /** Addresses of the other side. */
  readonly ranges: readonly string[];
  /** Security groups of the other side. */
  readonly peers: readonly string[];
}

/** What the network gate left about it. */
export const blockedAt = (at: Stop | undefined): BlockedByGroup => {
  const detail = detailOf(at);
  return {
    isOutbound: at?.result.reason === 'caller-security-group-blocks',
    port: numberIn(detail, 'port') ?? 443,
    groups: bagsIn(detail, 'groups').map((group) => ({
      groupId: textIn(group, 'groupId') ?? '',
      pointer: textIn(group, 'pointer') ?? '',
    })),
    ranges: textsIn(detail, 'ranges'),
    peers: textsIn(detail, 'callerGroupIds'),
  };
};
