import type { Observation } from '@gatescope/shared';
import { readReport } from './read-report.ts';
import { toCallerObservations } from './to-caller-observations.ts';

const mostObservations = 200;

/** What a script's output says. */
export interface CallerOutput {
  readonly observations: readonly Observation[];
  /** Lines that it wrote for people. */
  readonly notes: readonly string[];
  readonly api: { readonly region: string; readonly apiId: string } | undefined;
}

/**
 * Reads what a caller's script (or the browser snippet) printed, in whatever surroundings it was pasted. Lines that make
 * no sense are passed over. The text comes from outside: only shapes that the scripts print get through.
 */
export const readCallerOutput = (text: string): CallerOutput => {
  const report = readReport(text);
  const observations = toCallerObservations(report).slice(0, mostObservations);
  return { observations, notes: report.notes, api: report.api };
};

/** The observations of `readCallerOutput`. */
export const parseCallerOutput = (text: string): readonly Observation[] => readCallerOutput(text).observations;
