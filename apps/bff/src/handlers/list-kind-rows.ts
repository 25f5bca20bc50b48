import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';

export const listKindRows =
  ({ engine }: HandlerDeps): Handler<Contracts['listKindRows']> =>
  () => ({ rows: [...engine.kindRows] });
