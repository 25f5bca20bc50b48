import type { Snapshot } from '@gatescope/shared';
import type { HandlerDeps } from '../handlers/deps.ts';

/** Three hours: what is shown where nobody asks for another stretch. */
export const usualMs = 3 * 3_600_000;
const dayMs = 24 * 3_600_000;
const stretches = [usualMs, dayMs, 7 * dayMs, 30 * dayMs];
const mostPoints = 300;

/** Five minutes, which the thresholds are for; more where the stretch is long. */
export const periodFor = (milliseconds: number): number =>
  Math.max(1, Math.ceil(milliseconds / 1000 / 300 / mostPoints)) * 300;

type About = Omit<Parameters<HandlerDeps['collector']['timeline']>[1], 'startTime' | 'endTime' | 'periodSeconds'>;

interface Parts {
  readonly about: About;
  readonly endTime: number;
  readonly signal: AbortSignal;
}

/** What metrics say of a stretch; undefined where they may not be read. */
const readStretch = async (
  { collector, engine }: Pick<HandlerDeps, 'collector' | 'engine'>,
  { target }: Snapshot,
  { about, startTime, endTime, signal }: Parts & { readonly startTime: number },
): Promise<ReturnType<HandlerDeps['engine']['readMetrics']> | undefined> => {
  const periodSeconds = periodFor(endTime - startTime);
  const asked = { ...about, startTime, endTime, periodSeconds, only: 'metrics' } as const;
  const { metrics } = await collector.timeline(target, asked, signal);
  return metrics.state === 'present' ? engine.readMetrics(metrics.value) : undefined;
};

/** When it last worked, and how far back that was looked for. */
export interface LastGood {
  readonly startTime: number;
  readonly endTime: number;
  readonly cleanAt: string | undefined;
}

const periodMs = 300_000;

/**
 * The stretch since it last worked: since the last period with hardly any failure, or where there is none since the last in
 * which any request succeeded. Looked for further and further back, by metrics alone. Times in milliseconds since 1970.
 */
export const sinceLastGood = async (
  deps: Pick<HandlerDeps, 'collector' | 'engine'>,
  snapshot: Snapshot,
  parts: Parts,
): Promise<LastGood> => {
  const { endTime } = parts;
  const usual = { startTime: endTime - usualMs, endTime, cleanAt: undefined };
  for (const length of stretches) {
    const coarse = await readStretch(deps, snapshot, { ...parts, startTime: endTime - length });
    if (coarse === undefined) return usual;
    const near = coarse.lastCleanAt ?? coarse.lastGoodAt;
    if (near === undefined) continue;
    // A period of an hour or more hides the minute in which it broke.
    const until = Math.min(endTime, Date.parse(near) + periodFor(length) * 1000);
    const fine = await readStretch(deps, snapshot, { ...parts, startTime: until - dayMs, endTime: until });
    const cleanAt = fine?.lastCleanAt ?? coarse.lastCleanAt;
    // What was edited in the period before may have broken it.
    return { startTime: Date.parse(cleanAt ?? fine?.lastGoodAt ?? near) - periodMs, endTime, cleanAt };
  }
  return usual;
};
