import type { Contracts } from '@gatescope/shared';
import { maskDeep } from '../diagnosis/mask-text.ts';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';

export const readCallerOutput =
  ({ engine }: HandlerDeps): Handler<Contracts['readCallerOutput']> =>
  ({ body }) => {
    const { observations, notes, api } = maskDeep(engine.readCallerOutput(body.text));
    return { observations: [...observations], notes: [...notes], ...(api === undefined ? {} : { api }) };
  };
