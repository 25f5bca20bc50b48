import type { FailureModePage } from '@gatescope/shared';

/** The words of the catalogue that are not the engine's. */
export const catalogueTexts = {
  title: 'Failure modes',
  description: 'Everything that the console knows to go wrong, in the order in which a request would meet it.',
  anySurprise: 'Any surprise',
  errorText: 'Error text or words',
  errorTextExample: 'Missing Authentication Token',
  clear: 'Clear',
  selected: 'Selected',
  noneFits: 'No failure mode fits. Fewer words, or another part of the error text, may help.',
  failureMode: 'Failure mode',
  showsAs: 'Shows as',
  apis: 'APIs',
  tryOnSandbox: 'Try it on the sandbox',
  lookForIt: 'Look for it',
  seeExample: 'See it diagnosed on a made-up account',
  exampleShows: ': the answer as it would be, with what is broken there.',
  startWithComplaint: 'Start a diagnosis with this complaint',
  thenPick: ', then pick one of the sandbox’s APIs.',
  symptom: 'What you see',
  otherTexts: 'Error texts that come with it, among other causes:',
  otherTextsToCopy: 'the error texts',
  explanation: 'Explanation',
  why: 'Why',
  howToSee: 'How to see it',
  fix: 'Fix',
  fixes: {
    always: 'The console offers a fix whenever it finds this.',
    sometimes: 'The console offers a fix where the configuration tells enough.',
    never: 'The fix lies outside what the console can express; it says what to do.',
  } satisfies Record<FailureModePage['fixAvailability'], string>,
  docs: 'AWS documentation',
  details: 'Details',
  kind: 'Kind',
  kinds: { blocking: 'Explains a complaint', latent: 'Worth knowing, never a cause' } satisfies Record<
    FailureModePage['kind'],
    string
  >,
  noComplaint: 'nothing yet',
  unknownId: 'There is no failure mode of this id.',
  toCatalogue: 'Look in the catalogue.',
} as const;
