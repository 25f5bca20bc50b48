import type { Authorizer, Target } from '@gatescope/shared';
import { accountFactOf } from '../../facts.ts';
import { evaluatePolicy } from '../../policy/evaluate-policy.ts';
import type { GateContext } from '../gate.ts';
import type { RoleFlaw } from './authorizer-role.ts';
import { authorizerRoleAccess } from './authorizer-role.ts';
import { executeApiArn } from './method-arn.ts';

/** Whether API Gateway may call an authorizer's function, as far as can be read. */
export type FunctionAccess =
  | { readonly kind: 'allowed' | 'unknown' }
  | { readonly kind: 'refused'; readonly functionArn: string; readonly sourceArn: string }
  | {
      readonly kind: 'role-refused';
      readonly roleArn: string;
      readonly flaw: RoleFlaw;
      /** The function that the role should let API Gateway call. */
      readonly called: string;
    }
  | { readonly kind: 'variable-missing'; readonly variable: string };

/** With a role of its own the role decides, and the function's policy is not asked. */
const byRole = (context: GateContext, roleArn: string, called: string): FunctionAccess => {
  if (!/^arn:[\w-]+:iam::\d{12}:role\//.test(roleArn)) return { kind: 'unknown' };
  const access = authorizerRoleAccess(context, roleArn, called);
  if (access === 'open') return { kind: 'unknown' };
  return access === 'allowed' ? { kind: 'allowed' } : { kind: 'role-refused', roleArn, flaw: access, called };
};

/** The function's ARN in an authorizer's URI, stage variables filled in; or the variable that has no value. */
export const functionOf = (
  uri: string | undefined,
  variables: Readonly<Record<string, string>>,
): { readonly arn?: string; readonly missing?: string } => {
  const text = /\/functions\/(.+)\/invocations$/.exec(uri ?? '')?.[1];
  if (!text) return {};
  const missing = [...text.matchAll(/\$\{stageVariables\.([^}]+)\}/g)]
    .map(([, name]) => name ?? '')
    .find((name) => !variables[name]);
  if (missing) return { missing };
  return { arn: text.replaceAll(/\$\{stageVariables\.([^}]+)\}/g, (_, name: string) => variables[name] ?? '') };
};

/** The source that a function's policy sees when the authorizer calls it. */
export const authorizerSourceArn = (target: Target, authorizerId: string): string =>
  `${executeApiArn(target)}/authorizers/${authorizerId}`;

/**
 * Whether the function's own policy, or the role of the authorizer (authorizerCredentials), lets API Gateway call it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export const authorizerFunctionAccess = (context: GateContext, authorizer: Authorizer): FunctionAccess => {
  const { world, facts, journey } = context;
  const { arn, missing } = functionOf(authorizer.authorizerUri, journey.view?.variables ?? {});
  if (missing) return { kind: 'variable-missing', variable: missing };
  if (!arn) return { kind: 'unknown' };
  if (authorizer.authorizerCredentials) return byRole(context, authorizer.authorizerCredentials, arn);
  const policy = facts.read(accountFactOf('functionPolicies', arn));
  if (policy.state === 'hidden') return { kind: 'unknown' };
  const { target } = world.snapshot;
  const sourceArn = authorizerSourceArn(target, authorizer.id);
  const keys = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': target.accountId };
  const request = {
    principal: 'apigateway.amazonaws.com',
    action: 'lambda:InvokeFunction',
    resource: arn,
    context: keys,
  };
  const isAllowed = policy.state === 'present' && evaluatePolicy(policy.value, request).decision === 'allow';
  return isAllowed ? { kind: 'allowed' } : { kind: 'refused', functionArn: arn, sourceArn };
};
