import type { Question } from '../../../lib/diagnose-search.ts';

/** What every step gets: what was said, and a way to say more. An undefined value takes something back. */
export interface StepProps {
  readonly question: Question;
  readonly onSay: (part: Partial<Question>) => void;
}
