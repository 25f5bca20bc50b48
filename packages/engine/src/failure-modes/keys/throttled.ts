import type { Evidence, PatchOperation, ProposedFix } from '@gatescope/shared';
import type { Limit } from '../../gates/throttle/limits.ts';
import { compareReplies } from '../../reply/agreement.ts';
import { throttled as throttledReply } from '../../reply/replies.ts';
import { shapeReplies } from '../../reply/with-gateway-response.ts';
import { verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext } from '../failure-mode.ts';
import { findActualStop } from '../route/actual-stop.ts';
import { isTight, limitEvidence, limitsIn, placeOf, tightest } from './limit-evidence.ts';
import { loggedLine } from './logged-line.ts';
import { throttledV2 } from '../v2/throttled.ts';
import { withV2 } from '../v2/with-v2.ts';
import { managementRateSetup } from '../setup/setup-parts.ts';

/** The reply that was seen is that of a rate limit: neither that of a quota nor a backend's own. */
const isThrottleReply = ({ world, main, facts }: CheckContext): boolean => {
  const { status, message } = world.seen;
  if (!main || (status !== 429 && message === undefined)) return false;
  return (
    compareReplies(shapeReplies({ world, facts, journey: main.journey }, [throttledReply]), world.seen) === 'agrees'
  );
};

/** A bare 429 is that of a quota as well, and what would tell them apart could not be read. */
const mayBeQuota = ({ world, main }: CheckContext): boolean =>
  world.seen.message === undefined &&
  world.seen.errorType === undefined &&
  (main?.trace.gates.some(
    ({ gate, outcome, missing }) => outcome === 'unknown' && missing.length > 0 && gate !== 'integration',
  ) ??
    false);

/** Failures that come and go, of which nothing else is known, fit a limit that is met now and then. */
const comesAndGoes = ({ kind, status, message }: CheckContext['world']['seen']): boolean =>
  kind === 'sometimes' && status === undefined && message === undefined;

const fields = ({ where }: Limit): readonly [string, string] =>
  where === 'stage' || where === 'stage-method'
    ? ['throttlingRateLimit', 'throttlingBurstLimit']
    : ['rateLimit', 'burstLimit'];

/** A burst of at least the rate lets a client that keeps to the rate pass; anything above is for the owner to choose. */
const raise = (limit: Limit): ProposedFix => {
  const [rateField, burstField] = fields(limit);
  const rate =
    limit.rate === undefined ? undefined : limit.rate === 0 ? 10 : limit.burst === 0 ? limit.rate : limit.rate * 2;
  const burst = Math.max(Math.ceil((rate ?? 10) * 2), (limit.burst ?? 0) * 2);
  const operations: PatchOperation[] = [
    ...(rate === undefined || rate === limit.rate
      ? []
      : [{ op: 'set' as const, path: `${limit.pointer}/${rateField}`, value: rate }]),
    { op: 'set', path: `${limit.pointer}/${burstField}`, value: burst },
  ];
  return {
    id: 'raise-limit',
    title: `Raise "${placeOf(limit)}" to ${rate ?? 'the same rate'} per second with a burst of ${burst}`,
    change: { kind: 'patch', operations },
    risk: 'needs-review',
    notes: ['The numbers are a proposal: choose what the backend can take.', 'No deployment is needed.'],
  };
};

const backOff: ProposedFix = {
  id: 'retry-with-backoff',
  title: 'Let the client retry with growing pauses and send fewer requests at once',
  change: { kind: 'advice' },
  risk: 'safe',
  notes: ['The burst is how many requests may overlap; the rate is what remains over time.'],
  owner: 'caller',
};

/** A token bucket at plan, method, stage or account level is empty: 429 Too Many Requests. */
export const throttled = withV2(throttledV2, {
  id: 'throttled',
  title: 'Rate or burst limit refuses the request',
  kind: 'blocking',
  gate: 'throttle',
  apis: ['REST'],
  explains: ['throttled'],
  symptom: {
    complaints: ['refused', 'sometimes'],
    texts: ['Too Many Requests', 'exceeded throttle limit'],
    statuses: [429],
  },
  needs: ['/api/stages', '/account/usagePlans', '/account/usagePlanKeys/*'],
  setup: managementRateSetup,
  check: (context) => {
    const { world, main } = context;
    const at = findActualStop(context, ['throttled']);
    const logged = loggedLine(world, /exceeded throttle limit|throttle limit exceeded/i);
    const isSeen = isThrottleReply(context);
    const limits = main ? limitsIn(at?.simulated ?? main) : [];
    const limit = tightest(limits);
    const mayBe = comesAndGoes(world.seen) && limit !== undefined && isTight(limit);
    if (!main || (!at && !logged && !isSeen && !mayBe)) return verdictWithoutStop(context, ['throttled']);
    const seen: Evidence[] =
      world.seen.status === undefined
        ? []
        : [
            {
              label: 'Seen',
              pointer: 'complaint:status',
              observed: `${world.seen.status} ${world.seen.message ?? ''}`.trim(),
            },
          ];
    return {
      verdict: 'found',
      ...(at ? { at } : {}),
      ...(logged
        ? { standing: 'observed' as const }
        : isSeen && at?.result.outcome !== 'stopped'
          ? {
              standing: 'specific' as const,
              certainty: mayBeQuota(context) ? ('possible' as const) : ('likely' as const),
            }
          : mayBe && !at
            ? { standing: 'possible' as const }
            : {}),
      evidence: [...limits.map(limitEvidence), ...(logged ? [logged] : []), ...seen],
      detail: { ...(limit ? { limit } : {}), place: limit ? placeOf(limit) : 'throttle of the account and Region' },
    };
  },
  explain: ({ detail }) => ({
    summary: `The request is refused by a rate limit; the tightest one known is the ${String(detail['place']).charAt(0).toLowerCase()}${String(detail['place']).slice(1)}.`,
    explanation:
      'API Gateway fills a bucket of tokens for each limit: the burst is its size, the rate its refill per second. A request without a token is answered 429 "Too Many Requests". Limits apply in this order: the plan for the method, the plan, the method or stage, the account and Region. A rate of zero closes the method; a burst of zero leaves no room for requests that overlap.',
  }),
  fixes: (_found, context) => {
    const at = findActualStop(context, ['throttled'])?.simulated ?? context.main;
    const limit = at && tightest(limitsIn(at).filter(({ where }) => where !== 'account'));
    return limit ? [raise(limit), backOff] : [backOff];
  },
  fixAvailability: 'always',
  howToSee:
    'GetUsagePlans (throttle), GetStage (methodSettings) and GetAccount (throttleSettings) show the limits; execution logs name the one that was met.',
  why: 'Limits protect the backend and the neighbours. They are best effort: a few requests more or less may pass.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
      proves: 'The order of the limits and the answer 429.',
    },
  ],
});
