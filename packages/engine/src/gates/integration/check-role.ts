import type { MissingFact, Snapshot } from '@gatescope/shared';
import { accountFactOf } from '../../facts.ts';
import type { FactKey } from '../../facts.ts';
import { compilePolicy } from '../../policy/compile-policy.ts';
import type { PolicyVerdict } from '../../policy/policy-types.ts';
import type { Cause } from './cause.ts';
import type { IntegrationCase, Obstacle } from './integration-case.ts';
import { isDoubted, missingAt, readIfDoubted } from './integration-case.ts';
import { configurationError } from './replies.ts';
import { backendAction } from './backend-action.ts';

const serviceName = 'apigateway.amazonaws.com';

const isUndecided = ({ malformed, unsupported }: PolicyVerdict): boolean =>
  malformed !== undefined || (unsupported?.some(({ isDecisive }) => isDecisive) ?? false);

/** A trust policy has no Resource: the role itself is meant. */
const withResource = (document: unknown): unknown => {
  const value = (typeof document === 'string' ? JSON.parse(document) : document) as { Statement?: unknown };
  const statements = [value.Statement]
    .flat()
    .filter((statement) => typeof statement === 'object' && statement !== null);
  return { ...value, Statement: statements.map((statement) => ({ Resource: '*', ...statement })) };
};

const trustVerdict = ({ target }: Snapshot, roleArn: string, document: string): PolicyVerdict | undefined => {
  try {
    return compilePolicy(withResource(document)).evaluate({
      principal: serviceName,
      action: 'sts:AssumeRole',
      resource: roleArn,
      context: { 'aws:SourceAccount': target.accountId },
    });
  } catch {
    return undefined;
  }
};

/** Conditions on the caller of AssumeRole are not documented for integrations, so a statement that has some is left open. */
const isAssumable = (verdict: PolicyVerdict): boolean =>
  verdict.decision === 'allow' ||
  verdict.statements.some(
    ({ effect, principal, action, conditions }) =>
      effect === 'Allow' && principal.outcome === 'matched' && action.outcome === 'matched' && conditions.length > 0,
  );

/** Whether a role's trust policy keeps API Gateway out for sure. */
export const refusesApiGateway = (snapshot: Snapshot, roleArn: string, document: string): boolean => {
  const verdict = trustVerdict(snapshot, roleArn, document);
  return verdict !== undefined && !isUndecided(verdict) && !isAssumable(verdict);
};

const hiddenAnswer = (
  subject: IntegrationCase,
  key: FactKey<unknown>,
  cause: Cause,
  detail: Obstacle['detail'],
): Obstacle | undefined => {
  const missing: MissingFact[] = missingAt(subject, key);
  return missing.length === 0
    ? undefined
    : { outcome: 'unknown', cause, replies: [configurationError], detail, missing, basis: 'live' };
};

const checkTrust = (subject: IntegrationCase, roleArn: string): Obstacle | undefined => {
  const key = accountFactOf('roles', roleArn);
  const fact = readIfDoubted(subject, key, isDoubted(subject, [configurationError]));
  const base = { cause: 'role-not-assumable' as const, replies: [configurationError], basis: 'live' as const };
  if (fact.state === 'hidden') return hiddenAnswer(subject, key, base.cause, { roleArn });
  if (fact.state === 'absent') return { ...base, outcome: 'stopped', detail: { roleArn, isRoleMissing: true } };
  const document = fact.value.AssumeRolePolicyDocument;
  if (document === undefined || !refusesApiGateway(subject.context.world.snapshot, roleArn, document)) return undefined;
  return { ...base, outcome: 'stopped', detail: { roleArn, serviceName } };
};

const allowsAction = (verdicts: readonly PolicyVerdict[]): boolean =>
  verdicts.some(({ statements }) =>
    statements.some(({ effect, action }) => effect === 'Allow' && action.outcome === 'matched'),
  );

/**
 * Whether the role's own policies allow the backend's action. Where the resource is not known from the address, only an
 * action that no statement names counts as refused.
 */
const checkActions = (subject: IntegrationCase, roleArn: string): Obstacle | undefined => {
  const wanted = backendAction(subject);
  if (!wanted) return undefined;
  const key = accountFactOf('identityPolicies', roleArn);
  const fact = readIfDoubted(subject, key, isDoubted(subject, [configurationError]));
  const detail = { roleArn, ...wanted };
  if (fact.state === 'hidden') return hiddenAnswer(subject, key, 'role-no-allow', detail);
  const documents = fact.state === 'present' ? fact.value.map(({ PolicyDocument }) => PolicyDocument) : [];
  const verdicts = documents.map((document) =>
    compilePolicy(document, { kind: 'identity-policy' }).evaluate({
      principal: roleArn,
      action: wanted.action,
      resource: wanted.resource ?? '*',
      context: {},
    }),
  );
  if (verdicts.some(isUndecided)) return undefined;
  const isRefused =
    wanted.resource === undefined ? !allowsAction(verdicts) : !verdicts.some(({ decision }) => decision === 'allow');
  const hasConditions = verdicts.some(({ statements }) =>
    statements.some(
      ({ effect, action, conditions }) => effect === 'Allow' && action.outcome === 'matched' && conditions.length > 0,
    ),
  );
  const isDenied = wanted.resource !== undefined && verdicts.some(({ decision }) => decision === 'explicitDeny');
  if (!isDenied && (!isRefused || hasConditions)) return undefined;
  return { outcome: 'stopped', cause: 'role-no-allow', replies: [configurationError], detail, basis: 'live' };
};

/**
 * Whether API Gateway may assume the integration's role and the role may call the backend. A wildcard user ARN hands on
 * the caller's own credentials, which is another question.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 */
export const checkRole = (subject: IntegrationCase): Obstacle | undefined => {
  const roleArn = subject.credentials?.text;
  if (!roleArn || !/^arn:[\w-]+:iam::\d{12}:role\//.test(roleArn)) return undefined;
  const obstacles = [checkTrust(subject, roleArn), checkActions(subject, roleArn)].filter(
    (obstacle) => obstacle !== undefined,
  );
  const [first] = obstacles;
  const stop = obstacles.find(({ outcome }) => outcome === 'stopped');
  return stop ?? (first && { ...first, missing: obstacles.flatMap(({ missing }) => missing ?? []) });
};
