import type { Severity } from '@gatescope/shared';
import type { Tone } from '../components/status.tsx';

/** How the weight of a finding is shown. */
export interface SeverityWords {
  readonly tone: Tone;
  /** "2 high". */
  readonly word: string;
  readonly meaning: string;
}

/** The weights of findings that are certain from the settings alone. */
export const severityWords: Readonly<Record<Severity, SeverityWords>> = {
  high: { tone: 'bad', word: 'high', meaning: 'calls fail, whoever makes them' },
  medium: { tone: 'warn', word: 'medium', meaning: 'lets in or shows more than is usually meant' },
  low: { tone: 'info', word: 'low', meaning: 'good practice' },
};
