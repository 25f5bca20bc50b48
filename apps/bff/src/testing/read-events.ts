import { createEventReader } from '@gatescope/shared';

/** The events of a whole event stream, with their data parsed. */
export const readEvents = (
  text: string,
): readonly { readonly name: string; readonly data: Record<string, unknown> }[] =>
  createEventReader()(text).map(({ name, data }) => ({
    name,
    // Written by the server a moment ago; tests look at single fields of it.
    data: JSON.parse(data) as Record<string, unknown>,
  }));
