import type { Observation } from '@gatescope/shared';
import type { World } from '../../../world.ts';

type Change = Extract<Observation, { kind: 'change' }>;

const touchesPolicy = ({ eventName, requestParameters }: Change): boolean => {
  const text = JSON.stringify(requestParameters ?? {});
  return (
    (eventName === 'UpdateRestApi' && text.includes('policy')) ||
    ((eventName === 'PutRestApi' || eventName === 'ImportRestApi') && text !== '{}')
  );
};

/** Edits of this API's policy after the given time, as CloudTrail told them. */
export const policyEditsSince = ({ observations, snapshot }: World, time: string | undefined): readonly Change[] =>
  observations.filter(
    (item): item is Change =>
      item.kind === 'change' &&
      item.errorCode === undefined &&
      item.at !== undefined &&
      time !== undefined &&
      Date.parse(item.at) > Date.parse(time) &&
      touchesPolicy(item) &&
      `${item.resource ?? ''} ${JSON.stringify(item.requestParameters ?? {})}`.includes(snapshot.target.apiId),
  );
