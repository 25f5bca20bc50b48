import type { ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { accountFactOf } from '../../facts.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import {
  complaintEvidence,
  editAndDeploy,
  integrationEvidence,
  integrationOf,
  isRefusedBefore,
  methodName,
  reachesIntegration,
} from './at-integration.ts';
import { findSeenFailure } from './seen-failure.ts';
import { spokenSeconds, spokenText, tellsCutOff } from './told-by-text.ts';
import { integrationTimeoutV2 } from '../v2/integration-timeout.ts';
import { withV2 } from '../v2/with-v2.ts';
import { timeoutSetup } from '../setup/api-setup-parts.ts';

/** What AWS allows without asking for more. */
const defaultLimit = 29_000;

interface Limits {
  readonly integrationMs: number;
  readonly functionSeconds: number | undefined;
  readonly functionArn: string | undefined;
}

const limitsOf = (context: CheckContext): Limits => {
  const integration = integrationOf(context);
  const functionArn = integration?.functionArn;
  const fact = functionArn ? context.world.snapshot.account.functions[functionArn] : undefined;
  return {
    integrationMs: integration?.running.integration.timeoutInMillis ?? defaultLimit,
    functionSeconds: fact?.state === 'present' ? fact.value.Timeout : undefined,
    functionArn,
  };
};

/** Which limit ends the call: the function's own when it is shorter. */
const isFunctionShorter = ({ integrationMs, functionSeconds }: Limits): boolean =>
  functionSeconds !== undefined && functionSeconds * 1000 < integrationMs;

const evidenceOf = (context: CheckContext, limits: Limits) => [
  integrationEvidence(context, 'timeoutInMillis', {
    label: 'Timeout of the integration',
    observed: `${limits.integrationMs} ms`,
  }),
  ...(limits.functionArn && limits.functionSeconds !== undefined
    ? [
        {
          label: "The function's own time limit",
          pointer: toPointer('account', 'functions', limits.functionArn, 'value', 'Timeout'),
          observed: `${limits.functionSeconds} s`,
        },
      ]
    : []),
  ...complaintEvidence(context),
];

const found = (
  context: CheckContext,
  limits: Limits,
  rest: Pick<Extract<Verdict, { verdict: 'found' }>, 'standing' | 'certainty'>,
  spoken?: number,
): Verdict => ({
  verdict: 'found',
  ...rest,
  evidence: evidenceOf(context, limits),
  detail: {
    ...limits,
    isFunctionLimit: isFunctionShorter(limits),
    ...(spoken === undefined ? {} : { neededSeconds: spoken }),
  },
});

/** A function that is cut off by its own limit fails like one that throws: 502 from a proxy integration. */
const checkFunctionLimit = (context: CheckContext, limits: Limits): Verdict => {
  const { seen, complaint } = context.world;
  if (!limits.functionArn || (seen.status !== 502 && seen.status !== 500)) return { verdict: 'clear' };
  const fact = context.facts.read(accountFactOf('functions', limits.functionArn));
  if (fact.state === 'hidden') return { verdict: 'unknown', missing: context.facts.missing() };
  if (!isFunctionShorter(limits)) return { verdict: 'clear' };
  const spoken = spokenSeconds(spokenText(complaint));
  const isTooLong = spoken !== undefined && spoken > (limits.functionSeconds ?? 0);
  if (isTooLong) return found(context, limits, { standing: 'specific' }, spoken);
  return seen.status === 502 && integrationOf(context)?.type === 'AWS_PROXY'
    ? found(context, limits, { standing: 'possible' })
    : { verdict: 'clear' };
};

const check = (context: CheckContext): Verdict => {
  const { seen } = context.world;
  const limits = limitsOf(context);
  const logged = findSeenFailure(context, ['function-timeout', 'timeout']);
  if (logged) {
    const isFunctionLimit = logged.kind === 'function-timeout';
    return {
      verdict: 'found',
      standing: logged.standing,
      evidence: [logged.evidence, ...evidenceOf(context, limits)],
      detail: { ...limits, isFunctionLimit },
    };
  }
  if (!integrationOf(context)) return { verdict: 'not-applicable' };
  if (integrationOf(context)?.kind === 'mock' || isRefusedBefore(context)) return { verdict: 'clear' };
  // Without a reply it is a function that calls, not the one behind the API.
  if (integrationOf(context)?.kind === 'lambda' && seen.kind !== 'no-connection' && tellsCutOff(seen.bodyText))
    return {
      verdict: 'found',
      standing: 'specific',
      certainty: 'certain',
      evidence: evidenceOf(context, limits),
      detail: { ...limits, isFunctionLimit: true, isPassedOn: true },
    };
  const isTimeoutText = /endpoint request timed out/i.test(seen.message ?? '');
  if (isTimeoutText || (seen.status === 504 && (seen.message === undefined || /timed? ?out/i.test(seen.message)))) {
    return found(context, limits, { standing: reachesIntegration(context) ? 'specific' : 'possible' });
  }
  return reachesIntegration(context) ? checkFunctionLimit(context, limits) : { verdict: 'clear' };
};

const raiseFunction = (arn: string, seconds: number): ProposedFix => ({
  id: 'raise-function-timeout',
  title: `Give the function ${seconds} s`,
  change: {
    kind: 'patch',
    operations: [{ op: 'set', path: toPointer('account', 'functions', arn, 'value', 'Timeout'), value: seconds }],
  },
  risk: 'safe',
  notes: [
    'Takes effect at once, without a deployment.',
    'Find out why it is slow as well: a VPC without a way out, a cold start and a waiting database look alike.',
  ],
});

/**
 * API Gateway waits for the backend for `timeoutInMillis` (29 s unless raised); a function also ends at its own limit.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const integrationTimeout = withV2(integrationTimeoutV2, {
  id: 'integration-timeout',
  title: 'Backend needs longer than the time it is given',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: [],
  symptom: {
    complaints: ['failed', 'sometimes', 'blocked-by-browser'],
    texts: ['Endpoint request timed out', 'Task timed out after', 'Execution failed due to a timeout error'],
    statuses: [504, 502],
  },
  setup: timeoutSetup,
  needs: ['/account/functions/*', '/api/resources'],
  check,
  explain: ({ detail }, context) => {
    const { integrationMs, functionSeconds } = limitsOf(context);
    const needed =
      typeof detail['neededSeconds'] === 'number' ? ` A call is said to take about ${detail['neededSeconds']} s.` : '';
    if (detail['isFunctionLimit']) {
      const limit = functionSeconds === undefined ? 'its own time limit' : `its own limit of ${functionSeconds} s`;
      return {
        summary: `The function behind ${methodName(context)} is cut off at ${limit}.`,
        explanation: `Lambda ends a function at its configured timeout, long before API Gateway stops waiting (${integrationMs} ms).${needed} To API Gateway that is a function that failed: a proxy integration answers 502 "Internal server error", and the log has "Task timed out after".${
          detail['isPassedOn']
            ? " Without a selection pattern for it a non-proxy integration passes the function's error on with the status of its default response."
            : ''
        }`,
      };
    }
    return {
      summary: `The backend of ${methodName(context)} does not answer within ${integrationMs} ms.`,
      explanation: `API Gateway waits ${integrationMs} ms for this integration and then answers 504 "Endpoint request timed out", even if the backend finishes later.${needed} The limit can be raised above 29 s for Regional and private APIs, not for edge-optimized ones.`,
    };
  },
  fixes: ({ detail }, context) => {
    const limits = limitsOf(context);
    const needed = typeof detail['neededSeconds'] === 'number' ? Math.ceil(detail['neededSeconds'] * 2) : 0;
    if (detail['isFunctionLimit'] && limits.functionArn && limits.functionSeconds !== undefined) {
      return [
        raiseFunction(
          limits.functionArn,
          Math.min(Math.floor(limits.integrationMs / 1000), Math.max(needed, limits.functionSeconds * 3, 10)),
        ),
      ];
    }
    const operations =
      limits.integrationMs < defaultLimit
        ? editAndDeploy(context, [{ field: '/methodIntegration/timeoutInMillis', value: defaultLimit }])
        : [];
    return [
      ...(operations.length > 0
        ? [
            {
              id: 'raise-integration-timeout',
              title: 'Wait 29 s for the backend',
              change: { kind: 'patch' as const, operations },
              risk: 'safe' as const,
              notes: [],
            },
          ]
        : []),
      {
        id: 'answer-early',
        title: 'Answer early and do the work asynchronously, or make the backend faster',
        change: { kind: 'advice' },
        risk: 'needs-review',
        notes: [
          'A queue behind the API answers 202 at once; or raise the quota for the integration timeout where the API is Regional or private.',
        ],
      },
    ];
  },
  fixAvailability: 'always',
  howToSee:
    "Compare IntegrationLatency of the stage (or the function's Duration) with timeoutInMillis of the integration and Timeout of the function.",
  why: 'Two clocks run: the integration timeout of API Gateway and the time limit of the function. The shorter one ends the call, each with its own status.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
      proves: 'The integration timeout is 50 ms to 29 s and can be raised for Regional and private APIs.',
    },
    {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html',
      proves: 'A function ends at its own timeout.',
    },
  ],
});
