import { accountFactOf } from '../../facts.ts';
import { compilePolicy } from '../../policy/compile-policy.ts';
import type { PolicyVerdict } from '../../policy/policy-types.ts';
import type { GateContext } from '../gate.ts';
import { refusesApiGateway } from '../integration/check-role.ts';

/** Why API Gateway cannot call an authorizer's function with the role that it is given. */
export type RoleFlaw = 'no-role' | 'not-assumable' | 'no-allow';

/** `open`: something that matters cannot be read, or cannot be judged from configuration. */
export type RoleAccess = RoleFlaw | 'allowed' | 'open';

const isOpen = ({ malformed, unsupported, statements }: PolicyVerdict): boolean =>
  malformed !== undefined ||
  (unsupported?.some(({ isDecisive }) => isDecisive) ?? false) ||
  statements.some(({ action, conditions }) => action.outcome === 'matched' && conditions.length > 0);

const mayInvoke = ({ facts }: GateContext, roleArn: string, functionArn: string): RoleAccess => {
  const fact = facts.read(accountFactOf('identityPolicies', roleArn));
  if (fact.state === 'hidden') return 'open';
  const documents = fact.state === 'present' ? fact.value.map(({ PolicyDocument }) => PolicyDocument) : [];
  const verdicts = documents.map((document) =>
    compilePolicy(document, { kind: 'identity-policy' }).evaluate({
      principal: roleArn,
      action: 'lambda:InvokeFunction',
      resource: functionArn,
      context: {},
    }),
  );
  if (verdicts.some(isOpen)) return 'open';
  const decisions = verdicts.map(({ decision }) => decision);
  return decisions.includes('allow') && !decisions.includes('explicitDeny') ? 'allowed' : 'no-allow';
};

/**
 * Whether a role lets API Gateway call an authorizer's function: it trusts API Gateway and allows lambda:InvokeFunction.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
 */
export const authorizerRoleAccess = (context: GateContext, roleArn: string, functionArn: string): RoleAccess => {
  const role = context.facts.read(accountFactOf('roles', roleArn));
  if (role.state === 'absent') return 'no-role';
  const trust = role.state === 'present' ? role.value.AssumeRolePolicyDocument : undefined;
  if (trust !== undefined && refusesApiGateway(context.world.snapshot, roleArn, trust)) return 'not-assumable';
  return mayInvoke(context, roleArn, functionArn);
};
