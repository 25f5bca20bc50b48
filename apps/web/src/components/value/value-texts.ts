/** The words around a single value of the configuration. */
export const valueTexts = {
  open: (label: string) => `Source of ${label}`,
  close: 'Close',
  json: (label: string) => `the JSON of ${label}`,
  pointer: 'the pointer into the facts',
  console: 'Open in the AWS console',
  noConsole: 'The AWS console has no page for it.',
  read: 'Read',
  absent: 'AWS returned no such field. Around it:',
  absentAlone: 'AWS returned no such field.',
  unknown: (because: string) => `Unknown: ${because}.`,
} as const;
