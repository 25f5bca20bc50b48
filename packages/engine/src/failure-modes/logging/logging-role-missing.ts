import type { ProposedFix } from '@gatescope/shared';
import { partitionOf, toPointer } from '@gatescope/shared';
import { accountFact, accountFactOf } from '../../facts.ts';
import { refusesApiGateway } from '../../gates/integration/check-role.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { stagesInQuestion } from './stage-logging.ts';
import { isWordlessSetup, mayBeCall } from '../names/setup-failure.ts';

const texts =
  /CloudWatch Logs role ARN must be set in account settings|role ARN does not have required permissions|could not successfully write to CloudWatch Logs using the ARN/i;

const isLoggingOn = (context: CheckContext): boolean =>
  stagesInQuestion(context).some(
    ({ execution, destinationArn }) => (execution?.level ?? 'OFF') !== 'OFF' || destinationArn !== undefined,
  );

const roleEvidence = (isMissing: boolean) => ({
  label: "API Gateway's CloudWatch role of this account and Region",
  pointer: '/account/apiGatewayAccount',
  observed: isMissing ? 'none' : 'set',
  expected: 'a role with AmazonAPIGatewayPushToCloudWatchLogs',
});

/** A role that was deleted, or that trusts another service, is as good as none. */
const checkRole = (context: CheckContext, roleArn: string): Verdict => {
  const fact = context.facts.read(accountFactOf('roles', roleArn));
  if (fact.state === 'hidden') return fact.cause === 'not-asked' ? { verdict: 'unknown' } : { verdict: 'clear' };
  const trust = fact.state === 'present' ? fact.value.AssumeRolePolicyDocument : undefined;
  const isRefusing = trust !== undefined && refusesApiGateway(context.world.snapshot, roleArn, trust);
  if (fact.state === 'present' && !isRefusing) return { verdict: 'clear' };
  const observed = fact.state === 'absent' ? 'does not exist' : 'does not trust apigateway.amazonaws.com';
  return {
    verdict: 'found',
    standing: 'specific',
    certainty: 'certain',
    evidence: [
      {
        label: roleArn,
        pointer: toPointer('account', 'roles', roleArn),
        observed,
        expected: 'a role that API Gateway can assume',
      },
    ],
    detail: { isMissing: false, role: roleArn, observed },
  };
};

/** The words of the error were not told: without a role AWS refuses to switch logging on, whatever else it refuses. */
const checkWordless = (context: CheckContext): Verdict => {
  const fact = context.facts.read(accountFact('apiGatewayAccount'));
  if (fact.state === 'hidden') return { verdict: 'unknown' };
  if (fact.state === 'present' && fact.value.cloudwatchRoleArn) return { verdict: 'clear' };
  return { verdict: 'found', standing: 'possible', evidence: [roleEvidence(true)], detail: { isMissing: true } };
};

const check = (context: CheckContext): Verdict => {
  const { seen, complaint } = context.world;
  if (isWordlessSetup(context.world) && mayBeCall(context.world, /^(?:Create|Update)(?:Stage|Deployment)$/))
    return checkWordless(context);
  const isSetup = seen.kind === 'setup-failed' && texts.test(seen.text);
  if (!isSetup && seen.kind !== 'no-logs') return { verdict: 'not-applicable' };
  // The access logs of HTTP APIs are delivered without the account's role.
  if (!isSetup && (context.world.snapshot.target.kind === 'HTTP' || !isLoggingOn(context))) return { verdict: 'clear' };
  const fact = context.facts.read(accountFact('apiGatewayAccount'));
  const role = fact.state === 'present' ? fact.value.cloudwatchRoleArn : undefined;
  const isMissing = fact.state !== 'hidden' && !role;
  const evidence = fact.state === 'hidden' ? [] : [roleEvidence(isMissing)];
  if (isSetup) {
    const told = {
      label: complaint.managementCall ?? 'Management call',
      pointer: 'complaint:body',
      observed: seen.message ?? seen.text,
    };
    return {
      verdict: 'found',
      standing: 'specific',
      certainty: isMissing ? 'certain' : 'likely',
      evidence: [told, ...evidence],
      detail: { isMissing, role },
    };
  }
  if (fact.state === 'hidden') return { verdict: 'unknown' };
  if (isMissing)
    return { verdict: 'found', standing: 'specific', certainty: 'certain', evidence, detail: { isMissing } };
  return role ? checkRole(context, role) : { verdict: 'clear' };
};

/**
 * Logs are written with one role per account and Region. Without it AWS refuses to switch logging on, and what was
 * switched on before writes nothing.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export const loggingRoleMissing = defineFailureMode({
  id: 'logging-role-missing',
  title: 'API Gateway has no CloudWatch role in this account and Region',
  kind: 'blocking',
  gate: 'logging',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: [],
  symptom: {
    complaints: ['setup-failed', 'no-logs'],
    texts: [
      'CloudWatch Logs role ARN must be set in account settings to enable logging',
      'The role ARN does not have required permissions configured',
    ],
    statuses: [400],
  },
  needs: ['/account/apiGatewayAccount', '/api/stages'],
  check,
  explain: ({ detail }, { world }) => {
    const { accountId, region } = world.snapshot.target;
    return {
      summary: detail['isMissing']
        ? `Account ${accountId} has no CloudWatch role for API Gateway in ${region}, so it cannot write logs.`
        : typeof detail['observed'] === 'string'
          ? `The CloudWatch role of API Gateway in ${region}, ${String(detail['role'])}, ${detail['observed']}.`
          : `API Gateway cannot write logs with the CloudWatch role of account ${accountId} in ${region}.`,
      explanation: `API Gateway writes the logs of all APIs of an account and Region with one role, which stands in its account settings of that Region. Until it is set (with trust in apigateway.amazonaws.com and the policy AmazonAPIGatewayPushToCloudWatchLogs), switching logging on is refused with "CloudWatch Logs role ARN must be set in account settings to enable logging". A Region that was never used before has none, whatever other Regions have.`,
    };
  },
  fixes: (_found, { world }): ProposedFix[] => {
    const { accountId, region } = world.snapshot.target;
    const value = `arn:${partitionOf(region).id}:iam::${accountId}:role/apigateway-cloudwatch-logs`;
    const notes = [
      'Create the role first, with trust in apigateway.amazonaws.com and the managed policy AmazonAPIGatewayPushToCloudWatchLogs, or name one that exists.',
      'It serves every API of the account in this Region.',
    ];
    const isKnown = world.snapshot.account.apiGatewayAccount.state === 'present';
    const operations = [{ op: 'set' as const, path: '/account/apiGatewayAccount/value/cloudwatchRoleArn', value }];
    return [
      {
        id: 'set-cloudwatch-role',
        title: `Set a CloudWatch role for API Gateway in ${region}`,
        change: isKnown ? { kind: 'patch', operations } : { kind: 'advice' },
        risk: 'needs-review',
        notes,
      },
    ];
  },
  fixAvailability: 'always',
  howToSee: 'Read apigateway get-account in this Region: cloudwatchRoleArn.',
  why: 'The role belongs to the account and Region and not to the API, so templates that create an API rarely bring it along.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
      proves: 'CloudWatch logging needs a role ARN in the account settings of the Region.',
    },
  ],
});
