/** The words around a fresh answer. */
export const answerTexts = {
  example: 'An example',
  exampleMeans: 'This account is made up to show one failure mode; nothing of it was read from AWS.',
  exampleBack: 'Back to the failure mode',
  askedAgain: 'Asked AWS again: the answer below rests on fresh facts.',
  none: 'There is no answer yet',
  change: 'Change the question',
  again: 'Ask again with fresh facts',
  reading: 'Reading the configuration and simulating the request…',
  diagnosing: 'Diagnosing',
} as const;
