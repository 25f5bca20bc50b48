import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import { collectBase } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

export const downloadSnapshot =
  (deps: HandlerDeps): Handler<Contracts['downloadSnapshot']> =>
  async ({ params, query }, { signal }) =>
    (await collectBase(deps, params, { fresh: query.fresh, signal })).snapshot;
