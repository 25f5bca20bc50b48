import type { ContractReply, getPermissionsContract, listApisContract } from '@gatescope/shared';
import type { Tone } from '../../../components/status.tsx';
import { paths } from '../../../lib/paths.ts';
import { toPointerWords } from '../../../lib/pointer-words.ts';

/** Something about the fleet that somebody should look at. */
export interface TroubleSpot {
  readonly key: string;
  readonly tone: Tone;
  readonly text: string;
  readonly href: string;
}

const unlisted = ({ problems }: ContractReply<typeof listApisContract>): TroubleSpot[] =>
  problems.map(({ accountId, region, kinds, problem }) => ({
    key: `list ${accountId ?? ''} ${region} ${kinds.join()}`,
    tone: 'unknown',
    text: `${[accountId, region].filter(Boolean).join(' / ')}: ${kinds.join(', ')} APIs could not be listed. ${problem.title}.`,
    href: paths.apis,
  }));

const refused = ({ missing }: ContractReply<typeof getPermissionsContract>): TroubleSpot[] =>
  missing.map(({ permission, accountId, region, pointers }) => ({
    key: `refused ${permission.action} ${permission.resource} ${accountId} ${region}`,
    tone: 'unknown',
    text: `${accountId} / ${region}: AWS refuses ${permission.action}. Unknown: ${[...new Set(pointers.map(toPointerWords))].join(', ')}.`,
    href: paths.permissions,
  }));

/** What could not be read: the first things to know about a fleet. */
export const toTroubleSpots = (
  apis: ContractReply<typeof listApisContract> | undefined,
  permissions: ContractReply<typeof getPermissionsContract> | undefined,
): TroubleSpot[] => [...(apis ? unlisted(apis) : []), ...(permissions ? refused(permissions) : [])];
