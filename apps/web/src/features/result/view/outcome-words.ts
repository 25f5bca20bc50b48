import type { GateResult } from '@gatescope/shared';
import type { Tone } from '../../../components/status.tsx';

/** What a gate did with the request, in a word. */
export const outcomeWords = {
  passed: { word: 'Passed', tone: 'good' },
  stopped: { word: 'Stopped here', tone: 'bad' },
  skipped: { word: 'Does not apply', tone: 'off' },
  unknown: { word: 'Unknown', tone: 'unknown' },
} as const satisfies Record<GateResult['outcome'], { word: string; tone: Tone }>;
