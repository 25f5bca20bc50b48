import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Keeps values by id in memory, compressed; when there are too many of them or they take too much room, the oldest go. */
export interface PackedShelf<T> {
  readonly keep: (id: string, value: T) => Promise<void>;
  readonly find: (id: string) => Promise<T | undefined>;
  /** The oldest first. */
  readonly ids: () => readonly string[];
}

/** Makes an empty shelf. What is larger than the whole shelf is not kept. */
export const createPackedShelf = <T>(limits: { readonly count: number; readonly bytes: number }): PackedShelf<T> => {
  const kept = new Map<string, Buffer>();
  let bytes = 0;
  const drop = (id: string): void => {
    bytes -= kept.get(id)?.length ?? 0;
    kept.delete(id);
  };
  return {
    keep: async (id, value) => {
      const packed = await pack(JSON.stringify(value), { level: 1 });
      if (packed.length > limits.bytes) return;
      drop(id);
      kept.set(id, packed);
      bytes += packed.length;
      for (const oldest of kept.keys()) {
        if (kept.size <= limits.count && bytes <= limits.bytes) break;
        drop(oldest);
      }
    },
    find: async (id) => {
      const packed = kept.get(id);
      // What comes out is what went in: only `keep` writes here.
      return packed === undefined ? undefined : (JSON.parse((await unpack(packed)).toString()) as T);
    },
    ids: () => [...kept.keys()],
  };
};
