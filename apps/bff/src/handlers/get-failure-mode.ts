import type { Contracts } from '@gatescope/shared';
import { nearestNames } from '../diagnosis/nearest.ts';
import type { Handler } from '../http/handler.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { HandlerDeps } from './deps.ts';

export const getFailureMode =
  ({ engine }: HandlerDeps): Handler<Contracts['getFailureMode']> =>
  ({ params }) => {
    const page = engine.catalogue.find(({ id }) => id === params.id);
    if (page) return page;
    const nearest = nearestNames(
      params.id,
      engine.catalogue.map(({ id }) => id),
    );
    throw new ProblemError('not-found', {
      detail: `The catalogue has no failure mode ${params.id}.`,
      remedy: nearest[0] === undefined ? 'Look it up in the list of failure modes.' : `Did you mean ${nearest[0]}?`,
      nearest,
    });
  };
