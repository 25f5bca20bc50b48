import type { LoggingAnswerView } from '@gatescope/shared';

/** Whether what logging needs is so. */
export const holdsTexts: Readonly<Record<LoggingAnswerView['holds'], string>> = {
  yes: 'Yes',
  no: 'No',
  partly: 'In part',
  unknown: 'Unknown',
  'not-applicable': 'Does not apply',
};

/** The words of whether logs can be written at all. */
export const loggingTexts = {
  title: 'Is logging able to work?',
  lead: (stage: string) => `Each of these must hold for the logs of the stage ${stage} to be written.`,
  formatIsWhole: 'The format of the access log holds every field that tells a cause.',
  betterFormat: (missing: number) =>
    `A format for the access log that tells more: ${missing} ${missing === 1 ? 'field is' : 'fields are'} missing`,
  noRoom: (names: string) => `No room is left in the 3 KB that AWS takes for: ${names}.`,
  change: 'the change of the format',
  suggested: 'the suggested format',
} as const;
