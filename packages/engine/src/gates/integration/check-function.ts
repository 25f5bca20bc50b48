import type { Snapshot } from '@gatescope/shared';
import { accountFactOf } from '../../facts.ts';
import type { LambdaBackend } from './backend.ts';
import { askFunctionPolicy } from './function-policy.ts';
import type { IntegrationCase, Obstacle } from './integration-case.ts';
import { isDoubted, missingAt, readIfDoubted, unaskedAt } from './integration-case.ts';
import { configurationError, malformedProxyResponse } from './replies.ts';

const failures = [configurationError, malformedProxyResponse];

/** The invoke action of Lambda takes POST only. https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html */
const checkMethod = ({ running, context }: IntegrationCase): Obstacle | undefined => {
  const { httpMethod } = running.integration;
  if (httpMethod === undefined || httpMethod.toUpperCase() === 'POST') return undefined;
  // What ANY sends is not documented for functions.
  const isCertain = httpMethod.toUpperCase() !== 'ANY';
  if (!isCertain && context.request.method === 'POST') return undefined;
  if (!isCertain && context.world.seen.isEmpty) return undefined;
  return {
    outcome: isCertain ? 'stopped' : 'unknown',
    cause: 'lambda-method-not-post',
    replies: failures,
    detail: { httpMethod },
    ...(isCertain ? {} : { missing: [] }),
  };
};

const checkState = (subject: IntegrationCase, { functionArn }: LambdaBackend): Obstacle | undefined => {
  const fact = readIfDoubted(subject, accountFactOf('functions', functionArn), isDoubted(subject, failures));
  if (fact.state === 'absent')
    return { outcome: 'stopped', cause: 'function-missing', replies: failures, detail: { functionArn }, basis: 'live' };
  if (fact.state !== 'present') return undefined;
  const { State, LastUpdateStatus } = fact.value;
  if (State !== 'Failed' && State !== 'Pending') return undefined;
  const outcome = State === 'Failed' ? 'stopped' : 'unknown';
  return {
    outcome,
    cause: 'function-not-usable',
    replies: failures,
    detail: { functionArn, state: State, lastUpdateStatus: LastUpdateStatus },
    missing: [],
    basis: 'live',
  };
};

const checkConcurrency = (subject: IntegrationCase, { unqualifiedArn }: LambdaBackend): Obstacle | undefined => {
  const fact = readIfDoubted(
    subject,
    accountFactOf('functionConcurrency', unqualifiedArn),
    isDoubted(subject, failures),
  );
  if (fact.state !== 'present' || fact.value.ReservedConcurrentExecutions !== 0) return undefined;
  return {
    outcome: 'stopped',
    cause: 'concurrency-zero',
    replies: failures,
    detail: { functionArn: unqualifiedArn, reserved: 0 },
    basis: 'live',
  };
};

const isOtherAccount = ({ target }: Snapshot, { accountId }: LambdaBackend): boolean =>
  accountId !== '' && accountId !== target.accountId;

const checkPolicy = (subject: IntegrationCase, backend: LambdaBackend): Obstacle | undefined => {
  // With a role of the API's own account, IAM decides; a function of another account asks its own policy as well.
  const { snapshot } = subject.context.world;
  if (subject.credentials && !isOtherAccount(snapshot, backend)) return undefined;
  const key = accountFactOf('functionPolicies', backend.functionArn);
  const fact = readIfDoubted(subject, key, isDoubted(subject, [configurationError]));
  const detail = { functionArn: backend.functionArn, isOtherAccount: isOtherAccount(snapshot, backend) };
  const base = { cause: 'function-policy-no-allow' as const, replies: [configurationError], basis: 'live' as const };
  if (fact.state === 'hidden') {
    const missing = missingAt(subject, key);
    return missing.length === 0 ? undefined : { ...base, outcome: 'unknown', detail, missing };
  }
  const answer = askFunctionPolicy(subject, backend, 'value' in fact ? fact.value : undefined);
  if (answer.decision === 'allow') return undefined;
  const told = { ...detail, ...answer.detail };
  if (answer.decision === 'unclear') return { ...base, outcome: 'unknown', detail: told, missing: [] };
  return {
    ...base,
    outcome: 'stopped',
    cause: answer.decision === 'deny' ? 'function-policy-denies' : base.cause,
    detail: told,
  };
};

/** State and concurrency that nobody has asked for yet. */
const pending = (subject: IntegrationCase, { functionArn, unqualifiedArn }: LambdaBackend): Obstacle | undefined => {
  const missing = unaskedAt(
    subject,
    accountFactOf('functions', functionArn),
    accountFactOf('functionConcurrency', unqualifiedArn),
  );
  return missing.length === 0
    ? undefined
    : { outcome: 'unknown', replies: failures, detail: { functionArn }, missing, basis: 'live' };
};

/** One answer that asks for everything at once. */
const withMissingOf = (obstacle: Obstacle | undefined, other: Obstacle | undefined): Obstacle | undefined => {
  if (!obstacle || obstacle.outcome === 'stopped' || !other) return obstacle ?? other;
  return { ...obstacle, missing: [...(obstacle.missing ?? []), ...(other.missing ?? [])] };
};

/** Whether API Gateway can invoke the function. What the function answers is not configuration. */
export const checkFunction = (subject: IntegrationCase): Obstacle | undefined => {
  const { backend } = subject;
  if (backend.kind !== 'lambda') return undefined;
  const checked = [
    checkMethod(subject),
    checkState(subject, backend),
    checkConcurrency(subject, backend),
    checkPolicy(subject, backend),
  ];
  const stop = checked.find((obstacle) => obstacle?.outcome === 'stopped');
  return (
    stop ??
    withMissingOf(
      checked.find((obstacle) => obstacle !== undefined),
      pending(subject, backend),
    )
  );
};
