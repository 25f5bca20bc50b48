import type { Contracts, ContractInput, ProbeEvent } from '@gatescope/shared';
import { checkStage } from '../diagnosis/check-stage.ts';
import { findAccount } from '../diagnosis/find-account.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { HandlerContext, StreamHandler } from '../http/handler.ts';
import type { ProbeRoute } from '../probes/probe-route.ts';
import type { SignRequest } from '../probes/probe-variant.ts';
import { runProbe } from '../probes/run-probe.ts';
import { collectBase } from './collect-view.ts';
import type { HandlerDeps } from './deps.ts';

type Body = ContractInput<Contracts['probe']>['body'];

/** A probe waits most of its time; so many may wait at once. */
const mostAtOnce = 4;

const switchedOff = (what: string): ProblemError =>
  new ProblemError('forbidden', {
    detail: `${what} from this console.`,
    remedy: 'Run the script for the caller’s place instead, or ask whoever runs the console.',
  });

const busy = (): ProblemError =>
  new ProblemError('rate-limited', {
    detail: `${mostAtOnce} probes are under way already.`,
    remedy: 'Wait until one of them has ended.',
    retryAfter: 10,
  });

const routeOf = ({ probes }: HandlerDeps): ProbeRoute => {
  if (probes.route === undefined) throw switchedOff('Nothing can be probed');
  return probes.route;
};

const signerOf = (
  { probes }: HandlerDeps,
  { sign }: Body,
  place: { readonly accountId: string; readonly region: string },
): SignRequest | undefined => {
  if (sign !== true) return undefined;
  if (probes.sign === undefined) throw switchedOff('Probes are not signed');
  return probes.sign(place);
};

async function* probeTarget(body: Body, deps: HandlerDeps, context: HandlerContext): AsyncGenerator<ProbeEvent> {
  const route = routeOf(deps);
  const { accountId, region, apiId, stage } = body.target;
  const reference = await findAccount(
    { accountId: accountId ?? undefined, region, apiId },
    deps.collector,
    context.signal,
  );
  context.about(reference);
  const { snapshot } = await collectBase(deps, reference, { fresh: false, signal: context.signal });
  checkStage(snapshot, stage ?? undefined);
  const sign = signerOf(deps, body, snapshot.target);
  const variants = deps.engine.invokeUrls({
    snapshot,
    from: { from: 'not-said' },
    method: body.method,
    ...(stage ? { stage } : {}),
    ...(body.path === undefined ? {} : { path: body.path }),
  });
  // Beside the line that every request gets: a probe is an act, and this says which.
  const { method, origin, requestHeaders, forms } = body;
  const said = {
    who: context.user.id,
    action: 'probe.start',
    ...snapshot.target,
    method,
    isSigned: sign !== undefined,
  };
  context.log.info({ log: 'audit', ...said, path: body.path?.split('?')[0], forms }, 'audit');
  yield* runProbe(
    { snapshot, variants, method, origin, requestHeaders, forms },
    { route, sign, now: deps.now, signal: context.signal },
  );
}

export const probe = (deps: HandlerDeps): StreamHandler<Contracts['probe']> => {
  let running = 0;
  return async function* counted({ body }, context) {
    if (running >= mostAtOnce) throw busy();
    running += 1;
    try {
      yield* probeTarget(body, deps, context);
    } finally {
      running -= 1;
    }
  };
};
