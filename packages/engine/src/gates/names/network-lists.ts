import type { AccountFacts, Fact, FactPointer } from '@gatescope/shared';
import { notAsked, toPointer } from '@gatescope/shared';
import type { FactReader } from '../../fact-reader.ts';
import { makeFactReader } from '../../fact-reader.ts';
import type { FactKey } from '../../facts.ts';
import { accountFact } from '../../facts.ts';
import type { World } from '../../world.ts';

type Lists = {
  readonly [K in keyof AccountFacts as AccountFacts[K] extends Fact<(infer _)[]>
    ? K
    : never]: AccountFacts[K] extends Fact<(infer T)[]> ? T : never;
};
export type ListName = keyof Lists;

/** A thing with the place where the snapshot holds it. */
export interface Located<T> {
  readonly value: T;
  readonly pointer: FactPointer;
  readonly accountId: string;
}

/** All that is known of one kind of thing, over the API's account and those that could be read beside it. */
export interface LocatedList<T> {
  readonly items: readonly Located<T>[];
  /** The API's own account does not show its list. */
  readonly isHidden: boolean;
}

/** What a list is read with. */
export interface ListReader {
  readonly world: World;
  readonly facts: FactReader;
}

const otherAccountFact = <K extends ListName>(accountId: string, name: K): FactKey<Lists[K][]> => ({
  pointer: toPointer('otherAccounts', accountId, name),
  // The key of a mapped type loses its tie to the value's type.
  pick: ({ otherAccounts }) => (otherAccounts?.[accountId]?.[name] ?? notAsked) as Fact<Lists[K][]>,
});

const locate = <T>(fact: Fact<readonly T[]>, accountId: string, pointer: FactPointer): Located<T>[] =>
  fact.state === 'present'
    ? fact.value.map((value, index) => ({ value, accountId, pointer: `${pointer}${toPointer('value', index)}` }))
    : [];

/** Reads one kind of network thing wherever the snapshot has it. */
export const listOf = <K extends ListName>({ world, facts }: ListReader, name: K): LocatedList<Lists[K]> => {
  const { target, otherAccounts } = world.snapshot;
  const ownKey = accountFact(name as 'vpcs') as unknown as FactKey<Lists[K][]>; // every list is a plain account fact
  const own = facts.read(ownKey);
  const others = Object.keys(otherAccounts ?? {}).flatMap((accountId) => {
    const key = otherAccountFact(accountId, name);
    const fact = key.pick(world.snapshot);
    return fact.state === 'present' ? locate(facts.read(key), accountId, key.pointer) : [];
  });
  return { items: [...locate(own, target.accountId, ownKey.pointer), ...others], isHidden: own.state === 'hidden' };
};

/** The same, for a look that does not decide: what it reads is not recorded as used or missing. */
export const uncited = ({ world }: ListReader): ListReader => ({ world, facts: makeFactReader(world.snapshot) });
