import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';

export const getPermissions =
  ({ collector, missing }: HandlerDeps): Handler<Contracts['getPermissions']> =>
  () => {
    const parts = collector.permissionParts();
    return {
      policy: { Version: '2012-10-17', Statement: parts.flatMap(({ policy }) => policy.Statement) },
      parts: [...parts],
      missing: missing.list().map((entry) => ({ ...entry, pointers: [...entry.pointers] })),
    };
  };
