import type { Question, WizardPlace } from './diagnose-search.ts';

/** The first step that still has something to ask: what is already known is not asked again. */
export const firstOpenStep = (question: Partial<Question>): Exclude<WizardPlace, 'result'> => {
  if (question.kind === undefined) return 'complaint';
  return question.url === undefined && question.api === undefined ? 'target' : 'caller';
};
