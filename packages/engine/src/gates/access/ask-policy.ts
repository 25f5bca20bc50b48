import type { CompiledPolicy } from '../../policy/compile-policy.ts';
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

const compiledOnes = new WeakMap<object, Map<string, CompiledPolicy>>();

/** A parsed document is compiled once per use; text is not kept. */
const compileOnce = (document: unknown, source: ContextSource): CompiledPolicy => {
  if (typeof document !== 'object' || document === null) return compilePolicy(document, optionsOf(source));
  const key = source.policy === 'resource-policy' ? executeApiArn(source.target) : source.policy;
  const before = compiledOnes.get(document)?.get(key);
  if (before) return before;
  const compiled = compilePolicy(document, optionsOf(source));
  compiledOnes.set(document, new Map([...(compiledOnes.get(document) ?? []), [key, compiled]]));
  return compiled;
};

/** Asks one policy about one request, as the request's path and authentication show it to the policy. */
export const askPolicy = ({ source, document, pointer, resource }: PolicyQuestion): PolicyAnswer => {
  const { policy: kind } = source;
  const principal = source.principal ?? (source.isPrincipalUnsaid === true ? undefined : 'anonymous');
  const readings = readPolicyContexts(source);
  const compiled = compileOnce(document, source);
  const { decisions, statements, doubts, isMalformed } = judgePolicy(
    compiled,
    { principal, action: source.action ?? invokeAction, resource },
    readings,
  );
  const detail: PolicyDetail = {
    kind,
    pointer,
    principal: principal ?? 'somebody who signed',
    resource,
    context: readings[0]?.context ?? {},
    decisions,
    statements,
    doubts,
  };
  return { detail, isMalformed, decision: decisions.length === 1 && !isMalformed ? decisions[0] : undefined };
};
