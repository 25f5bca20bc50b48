import type { Diagnosis } from './diagnosis.ts';
import type { FactPointer } from './pointer.ts';

/** How often a diagnosis may ask for more facts before it is answered with what there is. */
export const maximumRounds = 4;

/** The two halves that meet in `settleDiagnosis`. */
export interface SettleParts<Collected> {
  /** Collects the base facts and, when asked, those at the pointers; keeps what it had. */
  readonly collect: (wanted: readonly FactPointer[], previous: Collected | undefined) => Promise<Collected>;
  readonly diagnose: (collected: Collected) => Diagnosis;
}

/**
 * Collects, diagnoses, and collects again what the diagnosis found wanting, until nothing new is wanted.
 * Ends after `maximumRounds` at the latest.
 */
export const settleDiagnosis = async <Collected>(
  parts: SettleParts<Collected>,
): Promise<{ readonly collected: Collected; readonly diagnosis: Diagnosis }> => {
  const asked = new Set<FactPointer>();
  let collected = await parts.collect([], undefined);
  let diagnosis = parts.diagnose(collected);
  for (let round = 1; round < maximumRounds; round += 1) {
    const fresh = diagnosis.wanted.filter((pointer) => !asked.has(pointer));
    if (fresh.length === 0) break;
    for (const pointer of fresh) asked.add(pointer);
    collected = await parts.collect(fresh, collected);
    diagnosis = parts.diagnose(collected);
  }
  return { collected, diagnosis };
};
