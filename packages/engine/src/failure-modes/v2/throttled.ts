import { textIn } from '../names/detail.ts';
import type { Evidence, PatchOperation, ProposedFix } from '@gatescope/shared';
import type { RouteLimit } from '../../gates/v2/throttle.ts';
import { tooManyRequests } from '../../gates/v2/replies.ts';
import { compareReply } from '../../reply/agreement.ts';
import { isTight } from '../keys/limit-evidence.ts';
import { findActualStop } from '../route/actual-stop.ts';
import { verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext } from '../failure-mode.ts';
import { routeName, seenEvidence, traceOf } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const isLimit = (value: unknown): value is RouteLimit =>
  typeof value === 'object' && value !== null && 'settings' in value && 'pointer' in value;

/** The limits that the throttle gate found, that of the route first. */
const limitsOf = (context: CheckContext): RouteLimit[] => {
  const gate = traceOf(context, undefined)?.trace.gates.find(({ gate: id }) => id === 'throttle');
  const limits = gate?.detail['limits'];
  return Array.isArray(limits) ? limits.filter(isLimit) : [];
};

const placeOf = ({ where }: RouteLimit): string => (where === 'stage-method' ? 'the route' : 'the stage');

const shown = (value: number | undefined): string => (value === undefined ? 'not set' : String(value));

const raise = (limit: RouteLimit): ProposedFix => {
  const rate = limit.rate === 0 || limit.rate === undefined ? 100 : limit.rate * 2;
  const burst = Math.max(rate, (limit.burst ?? 0) * 2);
  const value = { ...limit.settings, ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst };
  const operations: PatchOperation[] = [{ op: 'set', path: limit.pointer, value }];
  return {
    id: 'raise-limit',
    title: `Raise the throttle of ${placeOf(limit)} to ${rate} per second`,
    change: { kind: 'patch', operations },
    risk: 'needs-review',
    notes: [
      'The numbers are a proposal: choose what the backend can take.',
      'No deployment is needed.',
      'Some tools write 0 where nothing was said: give both numbers in the template.',
    ],
  };
};

/** Route settings of a stage limit its routes. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html */
export const throttledV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  check: (context) => {
    const at = findActualStop(context, ['throttled']);
    const { seen } = context.world;
    const isSeen =
      context.main !== undefined && seen.status === 429 && compareReply(tooManyRequests, seen) === 'agrees';
    const limits = limitsOf(context);
    const isUntold = seen.kind === 'sometimes' && seen.status === undefined && seen.message === undefined;
    const mayBe = isUntold && limits.some(isTight);
    if (!at && !isSeen && !mayBe) return verdictWithoutStop(context, ['throttled']);
    const evidence: Evidence[] = limits.map((limit) => ({
      label: `Throttle of ${placeOf(limit)}`,
      pointer: limit.pointer,
      observed: `rate ${shown(limit.rate)} per second, burst ${shown(limit.burst)}`,
    }));
    return {
      verdict: 'found',
      ...(at ? { at } : {}),
      ...(isSeen && at?.result.outcome !== 'stopped' ? { standing: 'specific' as const } : {}),
      ...(mayBe && !at ? { standing: 'possible' as const } : {}),
      evidence: [...evidence, ...seenEvidence(context)],
      detail: { place: limits[0] ? placeOf(limits[0]) : undefined, isClosed: limits[0]?.rate === 0 },
    };
  },
  explain: ({ at, detail }, context) => ({
    summary: detail['isClosed']
      ? `The throttle of ${String(detail['place'])} has a rate of 0, which closes ${routeName(context, at)}.`
      : `A rate limit refuses the request: that of ${textIn(detail, 'place') ?? 'the account and Region'}.`,
    explanation:
      'API Gateway fills a bucket of tokens for each limit: the burst is its size, the rate its refill per second. A request without a token is answered 429 "Too Many Requests". The limit of the route goes before that of the stage; the account\'s holds for all APIs of the Region together. A rate or burst of 0 refuses everything.',
  }),
  fixes: (_, context) => [
    ...limitsOf(context).slice(0, 1).map(raise),
    {
      id: 'retry-with-backoff',
      title: 'Let the client retry with growing pauses and send fewer requests at once',
      change: { kind: 'advice' },
      risk: 'safe',
      notes: [],
      owner: 'caller',
    },
  ],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html',
      proves: 'Limits of routes, stages and the account, and the answer 429.',
    },
  ],
};
