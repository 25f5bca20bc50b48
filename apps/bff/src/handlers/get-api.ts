import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import { collectBase, toSnapshotView } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

export const getApi =
  (deps: HandlerDeps): Handler<Contracts['getApi']> =>
  async ({ params, query }, { signal }) =>
    toSnapshotView(await collectBase(deps, params, { fresh: query.fresh, signal }));
