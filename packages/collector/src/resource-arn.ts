import { partitionOf } from '@gatescope/shared';
import type { ReadInput } from './read.ts';

/** Where a read is sent. `accountId` is undefined as long as nobody has said whose credentials these are. */
export interface Place {
  readonly accountId: string | undefined;
  readonly region: string;
}

/** The resource of a permission pattern for one call; what is not known becomes `*`. */
export const fillResource = (pattern: string, { accountId, region }: Place, input: ReadInput): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'partition') return partitionOf(region).id;
    if (name === 'region') return region;
    if (name === 'account') return accountId ?? '*';
    const value = input[name];
    return typeof value === 'string' ? value : '*';
  });
