import type { Evidence } from '@gatescope/shared';
import type { Found } from '../failure-modes/failure-mode.ts';
import type { World } from '../world.ts';
import { placeWords } from './place-words.ts';

// Evidence that points to a complaint which nobody wrote points to the observation that stands in for it.
const toSeen =
  ({ observed }: Pick<World, 'observed'>) =>
  (evidence: Evidence): Evidence =>
    observed !== undefined && evidence.pointer.startsWith('complaint:')
      ? { ...evidence, pointer: `observation:${observed.id}` }
      : evidence;

const seenEvidence = ({ observed }: Pick<World, 'observed'>, at: Found['at']): Evidence[] =>
  observed === undefined || at?.agreement !== 'agrees'
    ? []
    : [
        {
          label: `Seen by ${placeWords[observed.place]}`,
          pointer: `observation:${observed.id}`,
          observed: observed.words,
        },
      ];

/** The evidence of a finding, with what was seen in the complaint's stead. */
export const evidenceOf = (
  world: Pick<World, 'observed'>,
  { evidence, at }: Pick<Found, 'evidence' | 'at'>,
): Evidence[] => [...evidence.map(toSeen(world)), ...seenEvidence(world, at)];
