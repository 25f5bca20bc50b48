import { compilePolicy } from '../../policy/compile-policy.ts';
import type { PolicyDecision, PolicyOptions } from '../../policy/policy-types.ts';
import { judgePolicy } from './judge-policy.ts';
import { executeApiArn, invokeAction } from './method-arn.ts';
import type { ContextSource } from './policy-context.ts';
import { readPolicyContexts } from './policy-context.ts';
import type { PolicyDetail } from './policy-detail.ts';

/** One document and one request. */
export interface PolicyQuestion {
  readonly source: ContextSource;
  /** Parsed, or as text. */
  readonly document: unknown;
  readonly pointer: string;
  /** The method's ARN. */
  readonly resource: string;
}

export interface PolicyAnswer {
  readonly detail: PolicyDetail;
  /** Set where only one decision is possible. */
  readonly decision: PolicyDecision | undefined;
  /** AWS would not have saved such a document; it decides nothing. */
  readonly isMalformed: boolean;
}

/** AWS expands the `execute-api:/…` shorthand when it saves a resource policy; a policy that was only typed still has it. */
const optionsOf = ({ policy, target }: ContextSource): PolicyOptions => {
  if (policy === 'identity-policy') return { kind: policy };
  return policy === 'resource-policy' ? { apiArn: executeApiArn(target) } : {};
};

/** Asks one policy about one request, as the request's path and authentication show it to the policy. */
export const askPolicy = ({ source, document, pointer, resource }: PolicyQuestion): PolicyAnswer => {
  const { policy: kind } = source;
  const principal = source.principal ?? 'anonymous';
  const readings = readPolicyContexts(source);
  const compiled = compilePolicy(document, optionsOf(source));
  const { decisions, statements, doubts, isMalformed } = judgePolicy(compiled, { principal, action: invokeAction, resource }, readings);
  const detail: PolicyDetail = { kind, pointer, principal, resource, context: readings[0]?.context ?? {}, decisions, statements, doubts };
  return { detail, isMalformed, decision: decisions.length === 1 && !isMalformed ? decisions[0] : undefined };
};
