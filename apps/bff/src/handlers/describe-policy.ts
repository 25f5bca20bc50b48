import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';

export const describePolicy =
  ({ engine }: HandlerDeps): Handler<Contracts['describePolicy']> =>
  ({ body }) =>
    engine.describePolicy(body.policy);
