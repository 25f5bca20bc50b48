import type { Example } from '../../../testing/example.ts';

/** By failure mode, by variant. */
export type Scenarios = Readonly<Record<string, Readonly<Record<string, Example>>>>;
