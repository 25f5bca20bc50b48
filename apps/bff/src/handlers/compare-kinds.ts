import { type Contracts, type Fact, type MissingFact, resolvePointer, type Snapshot } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import { collectBase } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

const toMissing = (snapshot: Snapshot, pointer: string): MissingFact => {
  // The engine names facts of this very snapshot.
  const fact = resolvePointer(snapshot, pointer) as Fact<unknown> | undefined;
  if (fact?.state !== 'hidden') return { pointer, cause: 'not-asked' };
  const { state: _state, ...why } = fact;
  return { pointer, ...why };
};

export const compareKinds =
  (deps: HandlerDeps): Handler<Contracts['compareKinds']> =>
  async ({ params, query }, { signal }) => {
    const { snapshot } = await collectBase(deps, params, { fresh: query.fresh, signal });
    return {
      kind: snapshot.target.kind,
      comparisons: deps.engine.listFeaturesLacking(snapshot).map(({ kind, lacking }) => ({
        kind,
        lacking: lacking.map(({ id, title, pointers, hidden }) => ({
          id,
          title,
          pointers: [...pointers],
          missing: hidden.map((pointer) => toMissing(snapshot, pointer)),
        })),
      })),
    };
  };
