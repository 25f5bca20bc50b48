import { makeGlob, matchesGlob, toTokens } from '../../policy/glob.ts';
import type { ConditionVerdict } from '../../policy/policy-types.ts';

const withPath = /^arn:[^:]*:iam:[^:]*:[^:]*:role\/(.*\/)([^/]*)$/;
const identityCenter = { path: 'aws-reserved/sso.amazonaws.com/', name: 'AWSReservedSSO_' };

/** Whether a value with a path may name the role of which only the name is known. */
const mayName = (value: string, role: string): boolean => {
  const [, path = '', name = ''] = withPath.exec(value) ?? [];
  if (path === '') return false;
  // The roles of IAM Identity Center, and only they, have its path and its names.
  const isOfCenter = path.startsWith(identityCenter.path);
  return isOfCenter === role.startsWith(identityCenter.name) && matchesGlob(makeGlob(toTokens(name)), role);
};

/**
 * Whether a condition on aws:PrincipalArn failed only because a session's ARN does not tell the path of its role, while
 * the key holds the role's ARN with it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export const isLostRolePath = (condition: ConditionVerdict, principal: string | undefined): boolean => {
  const role = /:assumed-role\/([^/]+)\//.exec(principal ?? '')?.[1];
  if (role === undefined || condition.key.toLowerCase() !== 'aws:principalarn') return false;
  const hasFailed = condition.outcome === (condition.isNegated ? 'matched' : 'not-matched');
  const values = condition.resolved ?? condition.expected;
  return hasFailed && values.some((value) => value !== null && mayName(value, role));
};
