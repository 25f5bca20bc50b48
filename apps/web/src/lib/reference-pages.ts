/** The pages of the reference, in reading order. */
export const referencePages = [
  {
    id: 'lifecycle',
    title: 'Life of a request',
    lead: 'From the caller’s name lookup to what a browser makes of the answer.',
  },
  { id: 'url-forms', title: 'URL forms', lead: 'The ways to write the URL of one and the same route.' },
  { id: 'replies', title: 'Table of replies', lead: 'What a caller may see, and what it means.' },
  { id: 'limits', title: 'Limits', lead: 'Limits that show as failures, and what is never logged.' },
  {
    id: 'kinds',
    title: 'Kinds and patterns',
    lead: 'REST, HTTP and WebSocket APIs compared, and choices that come back later.',
  },
] as const;

export type ReferencePageId = (typeof referencePages)[number]['id'];
