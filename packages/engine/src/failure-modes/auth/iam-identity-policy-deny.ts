import type { Evidence, PatchOperation, ProposedFix } from '@gatescope/shared';
import { parseArn, parsePointer, resolvePointer, roleArnOfSession, toPointer } from '@gatescope/shared';
import { textOf } from '../../gates/access/json.ts';
import { invokeAction } from '../../gates/access/method-arn.ts';
import type { PolicyDetail } from '../../gates/access/policy-detail.ts';
import { policyDetailOf } from '../../gates/access/policy-detail.ts';
import { parsePolicyDocument } from '../../policy/parse-policy-document.ts';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import { statementsOf, toPolicyJson, withStatement, withStatements } from '../policy/edits/statement-json.ts';
import { fitComplaint } from '../policy/refusal/fit-complaint.ts';
import { nameOfStatement, resourceEvidence, statementEvidence } from '../policy/refusal/policy-evidence.ts';
import type { Stop } from '../stop.ts';
import { iamIdentityV2 } from '../v2/iam-identity.ts';
import { withV2 } from '../v2/with-v2.ts';

const reasons = ['iam-identity-denies', 'iam-identity-no-allow'] as const;

/** The reply names the caller and the kind of policy. */
const isNamed = ({ world }: CheckContext): boolean => {
  const { refusal } = world.seen;
  return (
    refusal?.policyType === 'identity-based' && refusal.principal !== undefined && refusal.principal !== 'anonymous'
  );
};

const denies = (policy: PolicyDetail) =>
  policy.statements.filter(({ effect, outcome }) => effect === 'Deny' && outcome !== 'not-matched');

const evidenceOf = (context: CheckContext, stop: Stop, policy: PolicyDetail | undefined): Evidence[] => {
  const principal = textOf(stop.result.detail['principal']) ?? context.world.seen.refusal?.principal ?? '';
  if (!policy) {
    const refusal: Evidence = {
      label: 'Refusal',
      pointer: 'complaint:body',
      observed: context.world.seen.message ?? '',
    };
    return stop.result.outcome === 'unknown'
      ? [refusal]
      : [
          {
            label: 'Policies of the caller',
            pointer: toPointer('account', 'identityPolicies', roleArnOfSession(principal)),
            observed: 'none',
            expected: `an Allow for ${invokeAction}`,
          },
        ];
  }
  const matched = denies(policy);
  if (matched.length > 0) return matched.flatMap((statement) => statementEvidence(policy, statement));
  const allow = policy.statements.find(({ effect }) => effect === 'Allow');
  return [
    allow
      ? resourceEvidence(policy, allow)
      : { label: 'Policy of the caller without an Allow', pointer: policy.pointer, observed: policy.resource },
  ];
};

const whyOf = (stop: Stop, policy: PolicyDetail | undefined): string => {
  const [deny] = policy ? denies(policy) : [];
  if (deny) return `${nameOfStatement(deny)} of its own policies denies it`;
  return stop.result.outcome === 'unknown'
    ? 'its own policies, which cannot be read from here, do not let it'
    : 'neither its own policies nor the resource policy allow it';
};

const found = (context: CheckContext, stop: Stop): Verdict => {
  const policy = policyDetailOf(stop.result, 'identityPolicy');
  const isExplicit =
    stop.result.outcome === 'unknown'
      ? (context.world.seen.refusal?.explicit ?? false)
      : stop.result.reason === 'iam-identity-denies';
  const at = fitComplaint(stop, context.world.seen, { policyType: 'identity-based', isExplicit });
  return {
    verdict: 'found',
    at,
    ...(isNamed(context) && at.agreement === 'agrees' ? { standing: 'observed' as const } : {}),
    ...(stop.result.outcome === 'unknown' ? { certainty: 'likely' as const } : {}),
    evidence: evidenceOf(context, stop, policy),
    detail: {
      principal: textOf(stop.result.detail['principal']) ?? context.world.seen.refusal?.principal ?? 'The caller',
      why: whyOf(stop, policy),
      isExplicit,
    },
  };
};

/** The managed policy that a document is; undefined for inline ones. */
const managedArn = ({ world }: CheckContext, pointer: string): string | undefined => {
  const policy = resolvePointer(world.snapshot, pointer.replace(/\/PolicyDocument$/, ''));
  return typeof policy === 'object' && policy !== null && 'PolicyArn' in policy ? textOf(policy.PolicyArn) : undefined;
};

/** Others may share a managed policy: an Allow for one caller goes into a policy of its own. */
const ownAllow = (context: CheckContext, policy: PolicyDetail): ProposedFix => {
  const { apiId } = context.world.snapshot.target;
  const value = {
    PolicyName: `invoke-${apiId}`,
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: invokeAction, Resource: policy.resource }],
    },
  };
  const path = policy.pointer.replace(/\/\d+\/PolicyDocument$/, '');
  const owner = parseArn(parsePointer(policy.pointer)[2] ?? '')?.accountId;
  return {
    id: 'allow-method',
    title: 'Allow execute-api:Invoke on this method in a policy of the caller alone',
    change: { kind: 'patch', operations: [{ op: 'append', path, value }] },
    risk: 'safe',
    notes: ['IAM changes act within seconds; the API needs no deployment.'],
    ...(owner ? { owner } : {}),
  };
};

/** Takes the Deny out of the caller's policy, or adds an Allow for this one method. */
const editFix = ({ at }: Found, context: CheckContext): ProposedFix[] => {
  const { world } = context;
  const policy = at ? policyDetailOf(at.result, 'identityPolicy') : undefined;
  const value = policy ? resolvePointer(world.snapshot, policy.pointer) : undefined;
  const parsed = typeof value === 'string' ? parsePolicyDocument(value) : undefined;
  const document = toPolicyJson(parsed?.kind === 'parsed' ? parsed.document : value);
  if (!policy || !document) return [];
  const [deny] = denies(policy);
  const managed = managedArn(context, policy.pointer);
  if (managed !== undefined && !deny) return [ownAllow(context, policy)];
  if (managed?.includes(':iam::aws:')) return [];
  const edited = deny
    ? withStatement(document, deny.statementIndex, undefined)
    : withStatements(document, [
        ...statementsOf(document),
        { Effect: 'Allow', Action: invokeAction, Resource: policy.resource },
      ]);
  // IAM saves no policy without statements: a policy that held the Deny alone goes as a whole.
  const isEmpty = statementsOf(edited).length === 0;
  const operation: PatchOperation = isEmpty
    ? { op: 'remove', path: policy.pointer.replace(/\/PolicyDocument$/, '') }
    : { op: 'set', path: policy.pointer, value: typeof value === 'string' ? JSON.stringify(edited) : edited };
  const owner = parseArn(parsePointer(policy.pointer)[2] ?? '')?.accountId;
  return [
    {
      id: deny ? 'remove-deny' : 'allow-method',
      title: deny
        ? `Take ${nameOfStatement(deny)} out of the caller's policy, or narrow it`
        : "Allow execute-api:Invoke on this method in the caller's policy",
      change: { kind: 'patch', operations: [operation] },
      risk: deny ? 'needs-review' : 'safe',
      notes: [
        'IAM changes act within seconds; the API needs no deployment.',
        ...(deny ? ['A Deny stands there for a reason: ask who put it there.'] : []),
        ...(managed ? [`${managed} is a managed policy: whoever else it is attached to gets the change too.`] : []),
      ],
      ...(owner ? { owner } : {}),
    },
  ];
};

/**
 * A signed caller is judged by its own policies and the resource policy together; a Deny on either side refuses, and in the
 * same account one side has to allow.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const iamIdentityPolicyDeny = withV2(iamIdentityV2, {
  id: 'iam-identity-policy-deny',
  title: "Caller's own IAM policies do not allow the call",
  kind: 'blocking',
  gate: 'authorization',
  apis: ['REST'],
  explains: ['iam-identity-denies', 'iam-identity-no-allow'],
  symptom: {
    complaints: ['refused'],
    texts: [
      'because no identity-based policy allows the execute-api:Invoke action',
      'with an explicit deny in an identity-based policy',
      'is not authorized to perform: execute-api:Invoke on resource',
    ],
    statuses: [403],
  },
  needs: ['/api/stages', '/api/restApi', '/api/deployed/*', '/account/identityPolicies/*'],
  check: (context) => {
    const stop = findAskedStop(context, reasons);
    return stop ? found(context, stop) : verdictWithoutStop(context, reasons);
  },
  explain: ({ detail }) => ({
    summary: `${String(detail['principal'])} may not call this method: ${String(detail['why'])}.`,
    explanation:
      "The signature is good, so API Gateway knows who calls and asks IAM. A Deny in the caller's own policies outweighs whatever the resource policy allows. Without a Deny, a caller of the API's own account needs one Allow: in its own policies, or in the resource policy by name or for everybody; an Allow for the account as a whole only leaves it to the caller's policies.",
  }),
  fixes: (verdict, context) => {
    const edits = editFix(verdict, context);
    const advice: ProposedFix = {
      id: 'allow-in-iam',
      title: "Let the caller's role allow execute-api:Invoke on this API",
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Name the method ARN of the refusal, or the stage with /*.'],
      owner: 'caller',
    };
    return edits.length > 0 ? edits : [advice];
  },
  fixAvailability: 'always',
  howToSee: "'aws iam simulate-principal-policy' with execute-api:Invoke and the ARN of the refusal.",
  why: 'AWS_IAM hands the decision to IAM. The message says "User: arn:…", where an anonymous refusal says "User: anonymous".',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html',
      proves: 'How IAM and resource policy combine for callers of the same account.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
      proves: 'How an IAM policy for execute-api:Invoke is written.',
    },
  ],
});
