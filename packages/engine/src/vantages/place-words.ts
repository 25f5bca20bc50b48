import type { Place } from './own-view.ts';

/** Places, as sentences name them. */
export const placeWords: Record<Place, string> = { host: "the console's host", caller: 'the caller' };
