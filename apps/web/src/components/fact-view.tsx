import type { Fact } from '@gatescope/shared';
import type { ReactNode } from 'react';
import { toMissingView } from '../lib/hidden-words.ts';
import { MissingList } from './missing-list.tsx';

interface Props<T> {
  readonly fact: Fact<T>;
  /** The fact's pointer, for saying what is unknown. */
  readonly pointer: string;
  /** What is said when AWS answered that there is none. */
  readonly none: ReactNode;
  readonly children: (value: T) => ReactNode;
}

/** Shows a fact: its value, that there is none, or that it is unknown and which permission would reveal it. */
export const FactView = <T,>({ fact, pointer, none, children }: Props<T>) => {
  if (fact.state === 'present') return <>{children(fact.value)}</>;
  if (fact.state === 'absent') return <>{none}</>;
  return <MissingList items={[toMissingView({ pointer, ...fact })]} />;
};
