import type { Evidence } from '@gatescope/shared';
import type { World } from '../../world.ts';

/** A log line about this very request that matches, as evidence; undefined when there is none. */
export const loggedLine = ({ observations }: World, pattern: RegExp): Evidence | undefined => {
  for (const observation of observations) {
    if (observation.kind !== 'log' || observation.relation !== 'this-request') continue;
    const line = observation.lines.find((text) => pattern.test(text));
    if (line)
      return { label: 'Log of this request', pointer: `observation:${observation.id}`, observed: line.slice(0, 400) };
  }
  return undefined;
};
