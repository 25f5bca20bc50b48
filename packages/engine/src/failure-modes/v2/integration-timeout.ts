import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { accountFactOf } from '../../facts.ts';
import { integrationOf, isRefusedBefore, reachesIntegration } from '../integration/at-integration.ts';
import { spokenSeconds, spokenText } from '../integration/told-by-text.ts';
import type { CheckContext } from '../failure-mode.ts';
import { routeName, seenEvidence, stepOf, withDeployment } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
const longest = { HTTP: 30_000, WEBSOCKET: 29_000, REST: 29_000 } as const;

const limitOf = (context: CheckContext): number =>
  integrationOf(context)?.running.integration.timeoutInMillis ?? longest[context.world.snapshot.target.kind];

const isUnavailable = ({ world: { seen } }: CheckContext): boolean => {
  const isText = /^service unavailable$/i.test(seen.message?.trim() ?? '');
  return seen.status === 503 ? isText || seen.bodyText === undefined : seen.status === undefined && isText;
};

/**
 * How long a new instance may take to start before its time limit counts.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
const coldStart = 10_000;

/**
 * Whether the function may run longer than API Gateway waits, or does so only where it has to start first; undefined while
 * its configuration is not known.
 */
const mayRunTooLong = (context: CheckContext, limit: number): 'work' | 'start' | 'no' | undefined => {
  const functionArn = integrationOf(context)?.functionArn;
  if (functionArn === undefined) return 'no';
  const fact = context.facts.read(accountFactOf('functions', functionArn));
  if (fact.state === 'hidden') return undefined;
  const longest = fact.state === 'present' ? (fact.value.Timeout ?? 0) * 1000 : 0;
  if (longest > limit) return 'work';
  return longest > 0 && longest + coldStart > limit ? 'start' : 'no';
};

const functionEvidence = (context: CheckContext): Evidence[] => {
  const functionArn = integrationOf(context)?.functionArn;
  const fact = functionArn ? context.world.snapshot.account.functions[functionArn] : undefined;
  if (!functionArn || fact?.state !== 'present') return [];
  const pointer = toPointer('account', 'functions', functionArn, 'value', 'Timeout');
  return [{ label: "The function's own time limit", pointer, observed: `${fact.value.Timeout ?? ''} s` }];
};

const raise = (context: CheckContext): ProposedFix[] => {
  const source = stepOf(context)?.route?.integration;
  const most = longest[context.world.snapshot.target.kind];
  if (!source || limitOf(context) >= most) return [];
  const operation = { op: 'set' as const, path: `${source.pointer}/TimeoutInMillis`, value: most };
  return [
    {
      id: 'raise-integration-timeout',
      title: `Wait ${most / 1000} s for the backend`,
      change: { kind: 'patch', operations: withDeployment(context, [operation]) },
      risk: 'safe',
      notes: ['That is as long as it can be.'],
    },
  ];
};

/** An HTTP API waits 30 s at most, a WebSocket API 29 s; neither can be raised. */
export const integrationTimeoutV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/integrations', '/account/functions/*'],
  symptom: { texts: ['Service Unavailable'], statuses: [503] },
  check: (context) => {
    const spoken = spokenSeconds(spokenText(context.world.complaint));
    const limit = limitOf(context);
    if (!isUnavailable(context) || !reachesIntegration(context) || isRefusedBefore(context)) return undefined;
    const isSpoken = spoken !== undefined && spoken * 1000 >= limit * 0.9;
    const mayRun = isSpoken ? 'work' : mayRunTooLong(context, limit);
    if (mayRun === undefined) return { verdict: 'unknown', missing: context.facts.missing() };
    if (mayRun === 'no') return undefined;
    const pointer = stepOf(context)?.route?.integration?.pointer ?? 'trace:integration';
    const evidence: Evidence[] = [
      { label: 'Timeout of the integration', pointer, within: 'TimeoutInMillis', observed: `${limit} ms` },
      ...(isSpoken ? [] : functionEvidence(context)),
      ...seenEvidence(context),
    ];
    // What comes and goes may as well be a function that is throttled.
    const standing =
      isSpoken || (mayRun === 'work' && context.world.seen.kind !== 'sometimes') ? 'specific' : 'possible';
    const detail = { ...(isSpoken ? { neededSeconds: spoken } : {}), isStart: mayRun === 'start' };
    return { verdict: 'found', standing, certainty: standing === 'specific' ? 'likely' : 'possible', evidence, detail };
  },
  explain: ({ detail }, context) => {
    if (detail['isFunctionLimit']) return undefined;
    const limit = limitOf(context);
    return {
      summary: `The backend of ${routeName(context)} does not answer within ${limit} ms.`,
      explanation: `API Gateway waits ${limit} ms for this integration and then gives up, with 503 "Service Unavailable" or 504, even if the backend finishes later.${
        detail['isStart']
          ? ' The time limit of the function is shorter, but it does not count the start of a new instance: the first calls after a pause take longer than the function is said to work.'
          : ''
      } An HTTP API waits 30 s at most, a WebSocket API 29 s, and neither can be raised.`,
    };
  },
  fixes: ({ detail }, context) =>
    detail['isFunctionLimit']
      ? undefined
      : [
          ...raise(context),
          {
            id: 'answer-early',
            title: 'Answer early and do the work asynchronously, or make the backend faster',
            change: { kind: 'advice' },
            risk: 'needs-review',
            notes: ['A queue behind the API answers 202 at once.'],
          },
        ],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
      proves: 'The integration timeout of an HTTP API is 30 s at most.',
    },
  ],
};
