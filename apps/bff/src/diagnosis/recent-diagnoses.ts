import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { DiagnosisResult, Snapshot } from '@gatescope/shared';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** A diagnosis with what it was made from. */
export interface KeptDiagnosis {
  readonly result: DiagnosisResult;
  readonly snapshot: Snapshot;
}

/** Remembers the latest diagnoses for a while, so that one can be saved as it was shown. */
export interface RecentDiagnoses {
  readonly keep: (kept: KeptDiagnosis) => Promise<void>;
  readonly find: (id: string) => Promise<KeptDiagnosis | undefined>;
}

/** Keeps so many diagnoses in so many bytes, compressed; the oldest go first. */
export const createRecentDiagnoses = (limits: { readonly count: number; readonly bytes: number }): RecentDiagnoses => {
  const kept = new Map<string, Buffer>();
  let bytes = 0;
  const dropOldest = (): void => {
    const [oldest] = kept;
    if (oldest === undefined) return;
    kept.delete(oldest[0]);
    bytes -= oldest[1].length;
  };
  return {
    keep: async (diagnosis) => {
      const packed = await pack(JSON.stringify(diagnosis), { level: 1 });
      if (packed.length > limits.bytes) return;
      kept.set(diagnosis.result.id, packed);
      bytes += packed.length;
      while (kept.size > limits.count || bytes > limits.bytes) dropOldest();
    },
    find: async (id) => {
      const packed = kept.get(id);
      // What comes out is what went in: only `keep` writes here.
      return packed === undefined ? undefined : (JSON.parse((await unpack(packed)).toString()) as KeptDiagnosis);
    },
  };
};
