import type { Contracts } from '@gatescope/shared';
import { findAccount } from '../diagnosis/find-account.ts';
import { resolveUrl } from '../diagnosis/resolve-url.ts';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';

export const resolveTarget =
  ({ collector }: HandlerDeps): Handler<Contracts['resolveTarget']> =>
  async ({ body }, { signal, about }) => {
    const resolved = await resolveUrl(body, collector, signal);
    const { accountId } = await findAccount(resolved, collector, signal);
    about({ ...resolved, accountId });
    return { ...resolved, ...(accountId === undefined ? {} : { accountId }) };
  };
