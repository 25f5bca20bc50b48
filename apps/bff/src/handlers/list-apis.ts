import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';

export const listApis =
  ({ collector }: HandlerDeps): Handler<Contracts['listApis']> =>
  async ({ query }, { signal }) => {
    const { accountId, region, fresh = false } = query;
    const { apis, problems, readAt } = await collector.listApis({ accountId, region, fresh, signal });
    return { apis: [...apis], problems: [...problems], readAt };
  };
