import type { ProposedFix } from '@gatescope/shared';
import type { ReasonCode } from '../../reason-codes.ts';
import type { CheckContext, FailureMode, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';

type Words = ReturnType<FailureMode['explain']>;

/** What a failure mode says of HTTP and WebSocket APIs where what it says of REST APIs would be wrong. */
export interface V2Part {
  readonly apis: readonly ('HTTP' | 'WEBSOCKET')[];
  readonly explains?: readonly ReasonCode[];
  /** Beside those of REST APIs. */
  readonly symptom?: Partial<FailureMode['symptom']>;
  readonly needs?: readonly string[];
  /** Undefined, from each of the three: what is said of REST APIs holds here too. */
  readonly check?: (...parts: Parameters<FailureMode['check']>) => Verdict | undefined;
  readonly explain?: (...parts: Parameters<FailureMode['explain']>) => Words | undefined;
  readonly fixes?: (...parts: Parameters<FailureMode['fixes']>) => readonly ProposedFix[] | undefined;
  readonly docs?: FailureMode['docs'];
}

const isV2 = ({ world }: CheckContext): boolean => world.snapshot.target.kind !== 'REST';

const union = <T>(first: readonly T[], second: readonly T[] | undefined): readonly T[] => [
  ...new Set([...first, ...(second ?? [])]),
];

const symptomOf = (own: FailureMode['symptom'], other: V2Part['symptom']): FailureMode['symptom'] => ({
  complaints: union(own.complaints, other?.complaints),
  texts: union(own.texts, other?.texts),
  ...(own.statuses || other?.statuses ? { statuses: union(own.statuses ?? [], other?.statuses) } : {}),
});

/** Declares a failure mode of REST APIs that explains HTTP and WebSocket APIs too, in their own words. */
export const withV2 = (part: V2Part, mode: FailureMode): FailureMode => {
  const { check, explain, fixes } = part;
  return defineFailureMode({
    ...mode,
    apis: union(mode.apis, part.apis),
    explains: union(mode.explains, part.explains),
    symptom: symptomOf(mode.symptom, part.symptom),
    needs: union(mode.needs, part.needs),
    docs: union(mode.docs, part.docs),
    check: (context) => (isV2(context) ? check?.(context) : undefined) ?? mode.check(context),
    explain: (found, context) =>
      (isV2(context) ? explain?.(found, context) : undefined) ?? mode.explain(found, context),
    fixes: (found, context) => (isV2(context) ? fixes?.(found, context) : undefined) ?? mode.fixes(found, context),
  });
};
