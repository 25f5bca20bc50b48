import type { AccountFile, CaseRequest, GateResult } from '@gatescope/shared';
import { simulate } from '../../simulate.ts';
import { inputOf } from '../../testing/example.ts';
import { makeWorld } from '../../world.ts';
import type { GateId } from '../gate.ts';
import type { Journey } from '../journey.ts';

export interface RunOptions {
  /** Changes the prepared input, for example to hide a fact. */
  readonly change?: (input: ReturnType<typeof inputOf>) => ReturnType<typeof inputOf>;
}

/** For tests: what one gate says of a request that comes from the start, with all that the gates before it learnt. */
export const runTo = (
  gate: GateId,
  account: AccountFile,
  request: CaseRequest,
  { change }: RunOptions = {},
): { readonly result: GateResult; readonly journey: Journey } => {
  const input = inputOf({ account, request });
  const simulated = simulate(makeWorld(change?.(input) ?? input)).find(({ isAsked }) => isAsked);
  const result = simulated?.trace.gates.find((candidate) => candidate.gate === gate);
  if (!simulated || !result) throw new Error(`The walk has no gate ${gate}: give it a request.`);
  return { result, journey: simulated.journey };
};
