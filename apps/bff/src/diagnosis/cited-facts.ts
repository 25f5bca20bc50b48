import { resolvePointer, type Finding, type Snapshot } from '@gatescope/shared';

/** A value longer than this as JSON is not sent along; the snapshot has it. */
const largest = 64 * 1024;

/** Values at the pointers that the evidence of findings cites. */
export const citedFacts = (snapshot: Snapshot, findings: readonly Finding[]): Record<string, unknown> => {
  const facts: Record<string, unknown> = {};
  for (const { pointer } of findings.flatMap(({ evidence }) => evidence)) {
    if (!pointer.startsWith('/') || pointer in facts) continue;
    const value = resolvePointer(snapshot, pointer);
    if (value !== undefined && JSON.stringify(value).length <= largest) facts[pointer] = value;
  }
  return facts;
};
