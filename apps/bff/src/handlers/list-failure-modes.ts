import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';

export const listFailureModes =
  ({ engine }: HandlerDeps): Handler<Contracts['listFailureModes']> =>
  () => ({ failureModes: [...engine.catalogue] });
