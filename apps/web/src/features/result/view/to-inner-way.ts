import type { GateResult } from '@gatescope/shared';
import * as z from 'zod';
import type { Tone } from '../../../components/status.tsx';
import { outcomeWords } from './outcome-words.ts';

/** A gate of a second API that the integration calls. */
export interface InnerStep {
  readonly title: string;
  readonly word: string;
  readonly tone: Tone;
}

/** The way through a second API, as the integration's hop tells it. */
export interface InnerWay {
  readonly apiId: string;
  readonly host: string;
  readonly steps: readonly InnerStep[];
}

const nextSchema = z.object({
  next: z.object({
    apiId: z.string(),
    host: z.string(),
    steps: z.array(z.object({ title: z.string(), outcome: z.enum(['passed', 'stopped', 'skipped', 'unknown']) })),
  }),
});

/** The gates of the second API; undefined where the hop called none, or what it called could not be followed. */
export const toInnerWay = (detail: GateResult['detail']): InnerWay | undefined => {
  const { data } = nextSchema.safeParse(detail);
  if (!data || data.next.steps.length === 0) return undefined;
  const { apiId, host, steps } = data.next;
  return { apiId, host, steps: steps.map(({ title, outcome }) => ({ title, ...outcomeWords[outcome] })) };
};
