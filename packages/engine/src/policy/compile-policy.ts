import { type Caller, readCaller } from './caller.ts';
import { judgeCondition } from './judge-condition.ts';
import { listUnsupported } from './list-unsupported.ts';
import { loadPolicy } from './load-policy.ts';
import { judgePatterns } from './pattern-list.ts';
import type {
  MalformedPart,
  MatchedStatement,
  PolicyDecision,
  PolicyOptions,
  PolicyOutcome,
  PolicyRequest,
  PolicyVerdict,
  StatementVerdict,
} from './policy-types.ts';
import { judgePrincipal } from './principal.ts';
import type { Statement } from './read-statement.ts';
import { isRecord } from './read-values.ts';
import { readRequestContext, type RequestContext } from './request-context.ts';

/** A document that was read once and can judge many requests. */
export interface CompiledPolicy {
  /** Empty where the document keeps the grammar. */
  readonly malformed: readonly MalformedPart[];
  readonly evaluate: (request: PolicyRequest) => PolicyVerdict;
}

const combine = (outcomes: readonly PolicyOutcome[]): PolicyOutcome => {
  if (outcomes.includes('not-matched')) return 'not-matched';
  return outcomes.includes('undetermined') ? 'undetermined' : 'matched';
};

interface Asked {
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}

const judgeStatement = (statement: Statement, asked: Asked): StatementVerdict => {
  const principal = judgePrincipal(statement.principal, asked.caller);
  const action = judgePatterns(statement.action, asked.action, asked.context);
  const resource = judgePatterns(statement.resource, asked.resource, asked.context);
  const conditions = statement.conditions.map((condition) => judgeCondition(condition, asked.context));
  const outcomes = conditions.map(({ outcome }) => outcome);
  outcomes.push(principal.outcome, action.outcome, resource.outcome);
  const { index: statementIndex, path, sid, effect } = statement;
  const head = sid === undefined ? { statementIndex, path, effect } : { statementIndex, path, sid, effect };
  return { ...head, outcome: combine(outcomes), principal, action, resource, conditions };
};

const decide = (matched: readonly MatchedStatement[]): PolicyDecision => {
  if (matched.some(({ effect }) => effect === 'Deny')) return 'explicitDeny';
  return matched.length > 0 ? 'allow' : 'implicitDeny';
};

const toMatched = ({ statementIndex, sid, effect }: StatementVerdict): MatchedStatement =>
  sid === undefined ? { statementIndex, effect } : { statementIndex, sid, effect };

const toText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Takes nothing for granted: requests may come from saved files. */
const readRequest = (request: unknown): Asked => {
  const source = isRecord(request) ? request : {};
  return {
    caller: readCaller(source['principal']),
    action: toText(source['action']),
    resource: toText(source['resource']),
    context: readRequestContext(source['context']),
  };
};

const judge = (policyStatements: readonly Statement[], request: PolicyRequest): PolicyVerdict => {
  const asked = readRequest(request);
  const statements = policyStatements.map((statement) => judgeStatement(statement, asked));
  const matched = statements.filter(({ outcome }) => outcome === 'matched').map(toMatched);
  const decision = decide(matched);
  const unsupported = listUnsupported(policyStatements, statements, decision);
  const verdict = { decision, matched, statements };
  return unsupported.length === 0 ? verdict : { ...verdict, unsupported };
};

const refuse = (malformed: readonly MalformedPart[]): CompiledPolicy => ({
  malformed,
  evaluate: () => ({ decision: 'implicitDeny', matched: [], statements: [], malformed }),
});

/**
 * Reads a policy document (parsed, or JSON text) once, to judge many requests by it. Later changes to the object that
 * was passed in have no effect.
 */
export const compilePolicy = (document: unknown, options: PolicyOptions = {}): CompiledPolicy => {
  const result = loadPolicy(document, options);
  if (result.kind === 'malformed') return refuse(result.malformed);
  const { statements } = result.policy;
  return { malformed: [], evaluate: (request) => judge(statements, request) };
};
