import type { Clients } from './sdk-clients.ts';
import type { JsonObject } from '../json.ts';

/** How one part of an account file is read back with the SDK, in the form that the file has it. */
export interface ReadBack {
  readonly part: string;
  readonly read: (clients: Clients, account: JsonObject) => Promise<unknown>;
  /** Fields of the part's records that this call does not return. */
  readonly withheld?: readonly string[];
  /** What is returned when the file does not name the part; `denied` when it cannot be read then. */
  readonly absent: unknown;
}

/** The first level of a map of lists, read entry by entry. */
export async function readEntries(
  map: unknown,
  read: (key: string) => Promise<unknown>,
): Promise<Readonly<Record<string, unknown>>> {
  const entries: [string, unknown][] = [];
  for (const key of Object.keys((map ?? {}) as object)) entries.push([key, await read(key)]);
  return Object.fromEntries(entries);
}
