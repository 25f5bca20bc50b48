import type { Contracts } from '@gatescope/shared';
import { findAccount } from '../diagnosis/find-account.ts';
import { collectForQuestion } from '../diagnosis/run-diagnosis.ts';
import type { Handler } from '../http/handler.ts';
import { toSnapshotView } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

/** A diagnosis decides which facts matter: its rounds make a snapshot deep enough; its answer is dropped. */
export const takeSnapshot =
  (deps: HandlerDeps): Handler<Contracts['takeSnapshot']> =>
  async ({ body }, { signal, about }) => {
    const { accountId, stage, ...rest } = body.target;
    const reference = await findAccount({ ...rest, accountId: accountId ?? undefined }, deps.collector, signal);
    about(reference);
    const question = { given: body.request, complaint: body.symptom ?? {}, stage, observations: [] };
    const collected = await collectForQuestion(deps, question, reference, { fresh: body.fresh ?? false, signal });
    deps.missing.see(collected.snapshot);
    return toSnapshotView(collected);
  };
