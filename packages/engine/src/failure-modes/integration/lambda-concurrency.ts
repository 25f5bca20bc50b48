import type { ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { accountFactOf } from '../../facts.ts';
import { findAskedStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { complaintEvidence, integrationOf, isRefusedBefore, methodName } from './at-integration.ts';
import { findSeenFailure } from './seen-failure.ts';
import { spokenText } from './told-by-text.ts';

const reasons = ['function-throttled'] as const;

/** Statuses that a throttled invocation shows as; a 429 of a REST API is that of its own limits. */
const statusesOf = ({ world }: CheckContext): readonly number[] =>
  world.snapshot.target.kind === 'REST' ? [500, 502, 503] : [500, 502, 503, 429];

const unqualified = (arn: string): string => arn.split(':').slice(0, 7).join(':');

const arnOf = (context: CheckContext): string | undefined => {
  const arn = integrationOf(context)?.functionArn;
  return arn === undefined ? undefined : unqualified(arn);
};

const reservedOf = (context: CheckContext, arn: string): number | undefined => {
  const fact = context.world.snapshot.account.functionConcurrency[arn];
  return fact?.state === 'present' ? fact.value.ReservedConcurrentExecutions : undefined;
};

const evidenceOf = (context: CheckContext, arn: string) => {
  const fact = context.world.snapshot.account.functionConcurrency[arn];
  const reserved = reservedOf(context, arn);
  const isRead = fact !== undefined && fact.state !== 'hidden';
  return [
    ...(isRead
      ? [
          {
            label: 'Reserved concurrency',
            pointer: toPointer('account', 'functionConcurrency', arn),
            observed: reserved === undefined ? "none: the function shares the account's" : String(reserved),
          },
        ]
      : []),
    ...complaintEvidence(context),
  ];
};

/** So few that ordinary use reaches them. */
const fewExecutions = 10;

const isLoadSpokenOf = ({ world }: CheckContext): boolean =>
  /at once|at the same time|in parallel|simultaneous|concurren|under load|burst|peak|spike|random|now and then|intermittent|sporadic/i.test(
    spokenText(world.complaint),
  );

/** What AWS's pages say of HTTP APIs does not tell which of the two a throttled function is answered with. */
const gatewayTexts = ({ world }: CheckContext): RegExp =>
  world.snapshot.target.kind === 'REST'
    ? /internal server error|too many requests|rate exceeded/i
    : /internal server error|service unavailable|too many requests|rate exceeded/i;

/** Failures that come and go with the load fit a limit on what runs at the same time. */
const checkComplaint = (context: CheckContext, arn: string): Verdict => {
  const { kind, status, message } = context.world.seen;
  if (
    (kind !== 'sometimes' && kind !== 'failed' && kind !== 'blocked-by-browser') ||
    (status !== undefined && !statusesOf(context).includes(status)) ||
    isRefusedBefore(context)
  )
    return { verdict: 'clear' };
  if (status === undefined && kind !== 'sometimes') return { verdict: 'clear' };
  if (message !== undefined && !gatewayTexts(context).test(message)) return { verdict: 'clear' };
  const fact = context.facts.read(accountFactOf('functionConcurrency', arn));
  if (fact.state === 'hidden' && fact.cause === 'not-asked')
    return { verdict: 'unknown', missing: context.facts.missing() };
  const reserved = reservedOf(context, arn);
  const evidence = evidenceOf(context, arn);
  const comesAndGoes = kind === 'sometimes' || isLoadSpokenOf(context);
  if (!comesAndGoes && (reserved ?? fewExecutions + 1) > fewExecutions) return { verdict: 'clear' };
  return {
    verdict: 'found',
    standing: comesAndGoes && reserved !== undefined ? 'specific' : 'possible',
    evidence,
    detail: { arn, reserved },
  };
};

const check = (context: CheckContext): Verdict => {
  const arn = arnOf(context);
  const logged = findSeenFailure(context, ['function-throttled']);
  if (logged)
    return {
      verdict: 'found',
      standing: logged.standing,
      evidence: [logged.evidence, ...(arn ? evidenceOf(context, arn) : [])],
      detail: { arn, reserved: arn ? reservedOf(context, arn) : undefined },
    };
  if (!arn) return { verdict: 'not-applicable' };
  const at = findAskedStop(context, reasons);
  if (at) return { verdict: 'found', at, evidence: evidenceOf(context, arn), detail: { arn, reserved: 0 } };
  return checkComplaint(context, arn);
};

/**
 * Lambda refuses invocations above the function's reserved (or the account's shared) concurrency with 429, which a
 * caller of API Gateway sees as a server error.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
export const lambdaConcurrency = defineFailureMode({
  id: 'lambda-concurrency',
  title: 'Function is throttled by its concurrency limit',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['sometimes', 'failed', 'blocked-by-browser'],
    texts: ['Internal server error', 'Lambda invocation failed with status: 429', 'Rate Exceeded'],
    statuses: [500, 502, 503],
  },
  needs: ['/account/functionConcurrency/*', '/api/resources'],
  check,
  explain: ({ detail }, context) => {
    const reserved = typeof detail['reserved'] === 'number' ? detail['reserved'] : undefined;
    const name =
      (typeof detail['arn'] === 'string' ? detail['arn'].split(':function:')[1] : undefined) ?? 'the function';
    const limit =
      reserved === undefined
        ? "the account's shared concurrency"
        : reserved === 0
          ? 'a reserved concurrency of 0, which switches it off'
          : `its reserved concurrency of ${reserved}`;
    return {
      summary: `Function ${name} behind ${methodName(context)} is held to ${limit}.`,
      explanation: `Lambda runs at most that many invocations at the same time and refuses the rest with 429. API Gateway does not pass that on: the caller sees ${context.world.snapshot.target.kind === 'REST' ? '500 "Internal server error"' : '500 "Internal Server Error" or 503 "Service Unavailable"'}, now and then and more under load, and the function's log shows nothing of the refused calls. A page that fires many calls at once meets it first.`,
    };
  },
  fixes: ({ detail }, context): ProposedFix[] => {
    const { arn, reserved } = detail;
    const advice: ProposedFix = {
      id: 'slow-down',
      title: 'Throttle in front of the function, or take work off it',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Method throttling answers 429, which clients can retry, instead of a 500.'],
    };
    if (
      typeof arn !== 'string' ||
      typeof reserved !== 'number' ||
      context.world.snapshot.account.functionConcurrency[arn]?.state !== 'present'
    )
      return [advice];
    const value = Math.max(reserved * 5, 10);
    const operation = {
      op: 'set' as const,
      path: toPointer('account', 'functionConcurrency', arn, 'value', 'ReservedConcurrentExecutions'),
      value,
    };
    return [
      {
        id: 'raise-concurrency',
        title: `Reserve ${value} concurrent executions`,
        change: { kind: 'patch', operations: [operation] },
        risk: 'needs-review',
        notes: [
          'Takes effect at once.',
          "What is reserved for one function is taken from the account's other functions.",
        ],
      },
      advice,
    ];
  },
  fixAvailability: 'always',
  howToSee:
    "Read lambda get-function-concurrency, and the function's Throttles and ConcurrentExecutions metrics at the time of the failures.",
  why: 'Concurrency is requests per second times duration: a slow function reaches its limit with few callers.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
      proves: 'Reserved concurrency is an upper limit too; 0 stops the function.',
    },
    {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-retries.html',
      proves: 'Throttled synchronous invocations are not retried by Lambda.',
    },
  ],
});
