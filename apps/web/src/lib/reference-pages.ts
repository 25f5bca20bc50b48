/** The pages of the reference, in reading order. */
export const referencePages = [
  { id: 'lifecycle', title: 'Life of a request' },
  { id: 'url-forms', title: 'URL forms' },
  { id: 'replies', title: 'Table of replies' },
  { id: 'limits', title: 'Limits' },
  { id: 'kinds', title: 'Kinds and patterns' },
] as const;

export type ReferencePageId = (typeof referencePages)[number]['id'];
