import type { Authorizer, Target } from '@gatescope/shared';
import { accountFactOf } from '../../facts.ts';
import { evaluatePolicy } from '../../policy/evaluate-policy.ts';
import type { GateContext } from '../gate.ts';
import { executeApiArn } from './method-arn.ts';

/** Whether API Gateway may call an authorizer's function, as far as can be read. */
export type FunctionAccess =
  | { readonly kind: 'allowed' | 'unknown' }
  | { readonly kind: 'refused'; readonly functionArn: string; readonly sourceArn: string }
  | { readonly kind: 'variable-missing'; readonly variable: string };

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
 * Whether the function's own policy lets API Gateway call it as this authorizer. With a role of its own
 * (authorizerCredentials) the role decides, which is not looked at here.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export const authorizerFunctionAccess = (
  { world, facts, journey }: GateContext,
  authorizer: Authorizer,
): FunctionAccess => {
  const { arn, missing } = functionOf(authorizer.authorizerUri, journey.view?.variables ?? {});
  if (missing) return { kind: 'variable-missing', variable: missing };
  if (!arn || authorizer.authorizerCredentials) return { kind: 'unknown' };
  const policy = facts.read(accountFactOf('functionPolicies', arn));
  if (policy.state === 'hidden') return { kind: 'unknown' };
  const { target } = world.snapshot;
  const sourceArn = authorizerSourceArn(target, authorizer.id);
  const context = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': target.accountId };
  const request = { principal: 'apigateway.amazonaws.com', action: 'lambda:InvokeFunction', resource: arn, context };
  const isAllowed = policy.state === 'present' && evaluatePolicy(policy.value, request).decision === 'allow';
  return isAllowed ? { kind: 'allowed' } : { kind: 'refused', functionArn: arn, sourceArn };
};
