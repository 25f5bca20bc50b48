import type { DiagnosisOutcome } from '@gatescope/shared';
import type { Tone } from '../components/status.tsx';

/** A diagnosis's verdict in a word. */
export const verdictWords = {
  explained: { tone: 'info', word: 'Explained' },
  healthy: { tone: 'good', word: 'Healthy' },
  unknown: { tone: 'unknown', word: 'Unknown' },
  unexplained: { tone: 'warn', word: 'Unexplained' },
} as const satisfies Record<DiagnosisOutcome['verdict'], { tone: Tone; word: string }>;
