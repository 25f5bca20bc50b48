import type { PolicyReason } from './policy-reasons.ts';

/** What one document says about one request, on its own: no other policy is combined here. */
export type PolicyDecision = 'allow' | 'explicitDeny' | 'implicitDeny';

export type PolicyEffect = 'Allow' | 'Deny';

/** `undetermined`: a construct that AWS's documentation does not settle stands in the way; nothing is guessed. */
export type PolicyOutcome = 'matched' | 'not-matched' | 'undetermined';

/** Condition keys with their values. Names are case-insensitive; a string is single-valued, an array multivalued. */
export type PolicyContext = Readonly<Record<string, string | readonly string[]>>;

export interface PolicyRequest {
  /** `anonymous`, an ARN (user, role, assumed-role session, account root) or a service principal's name. */
  readonly principal: string;
  readonly action: string;
  /** The full ARN. */
  readonly resource: string;
  /** Complete: a key that is not in it is absent from the request. */
  readonly context: PolicyContext;
}

export interface PolicyOptions {
  /** `arn:{partition}:execute-api:{region}:{account}:{api}`; serves only to expand the `execute-api:/…` shorthand. */
  readonly apiArn?: string | undefined;
  /** An `identity-policy` (also one that a Lambda authorizer returns) has no Principal. Default: `resource-policy`. */
  readonly kind?: 'resource-policy' | 'identity-policy' | undefined;
}

/** A matching statement, 0-based in document order. */
export interface MatchedStatement {
  readonly statementIndex: number;
  readonly sid?: string;
  readonly effect: PolicyEffect;
}

/** Why Principal, Action or Resource (or its Not… twin) matched or did not. */
export interface ElementVerdict {
  readonly outcome: PolicyOutcome;
  readonly reason: PolicyReason;
  readonly element: 'Principal' | 'NotPrincipal' | 'Action' | 'NotAction' | 'Resource' | 'NotResource';
  readonly path: string;
  /** As written in the document, except that a resource in shorthand is expanded. */
  readonly expected: readonly string[];
  readonly actual: string;
  /** The entry of `expected` that the request met, where there is one. */
  readonly decidedBy?: { readonly expected: string; readonly path: string };
}

/** Why one condition (one operator, one key) held or did not. */
export interface ConditionVerdict {
  readonly outcome: PolicyOutcome;
  readonly reason: PolicyReason;
  readonly path: string;
  /** As written, for example `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly isNegated: boolean;
  readonly isIfExists: boolean;
  readonly setOperator?: 'ForAllValues' | 'ForAnyValue';
  /** As written. */
  readonly key: string;
  readonly isKeyPresent: boolean;
  /** Values of the request; empty where the key is absent, and where it is present but empty. */
  readonly actual: readonly string[];
  /** Values of the policy as text, as written. */
  readonly expected: readonly string[];
  /** Only where policy variables stand in `expected`: its entries with values put in, null where one has no value. */
  readonly resolved?: readonly (string | null)[];
  /** The pair of values that settled it, where a single one did. */
  readonly decidedBy?: { readonly actual: string; readonly expected?: string; readonly path?: string };
}

export interface StatementVerdict {
  readonly statementIndex: number;
  readonly path: string;
  readonly sid?: string;
  readonly effect: PolicyEffect;
  readonly outcome: PolicyOutcome;
  readonly principal: ElementVerdict;
  readonly action: ElementVerdict;
  readonly resource: ElementVerdict;
  readonly conditions: readonly ConditionVerdict[];
}

/** A construct that cannot be decided. */
export interface UnsupportedConstruct {
  readonly path: string;
  readonly reason: PolicyReason;
  readonly statementIndex: number;
  readonly value?: string;
  /** False where the decision is the same whichever way this construct would go. */
  readonly isDecisive: boolean;
}

/** A place that breaks the policy grammar; AWS refuses such a document. */
export interface MalformedPart {
  /** Empty for the document itself. */
  readonly path: string;
  readonly reason: PolicyReason;
  readonly value?: string;
  /** Where the text is not JSON; 1-based. */
  readonly line?: number;
  readonly column?: number;
}

export interface PolicyVerdict {
  readonly decision: PolicyDecision;
  readonly matched: readonly MatchedStatement[];
  readonly statements: readonly StatementVerdict[];
  readonly unsupported?: readonly UnsupportedConstruct[];
  /** Present where the document breaks the grammar: nothing was evaluated, the decision then means nothing. */
  readonly malformed?: readonly MalformedPart[];
}
