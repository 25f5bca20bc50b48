import type { ProposedFix } from '@gatescope/shared';
import { resolvePointer, roleArnOfSession, toPointer } from '@gatescope/shared';
import { textOf } from '../../gates/access/json.ts';
import { policyDetailOf } from '../../gates/access/policy-detail.ts';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { statementsOf, toPolicyJson, withStatement, withStatements } from '../policy/edits/statement-json.ts';
import { nameOfStatement, statementEvidence } from '../policy/refusal/policy-evidence.ts';
import { iamPage, isManagement } from './iam-words.ts';
import { routeName } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const identityReasons = ['iam-identity-denies', 'iam-identity-no-allow'] as const;

const askedAction = ({ at }: Found): string => textOf(at?.result.detail['action']) ?? 'execute-api:Invoke';

/** Of @connections, every connection: AWS's pages write the ARN with and without what stands behind it. */
const resourcesFor = (found: Found, resource: string): string | string[] => {
  const base = /^.*\/@connections/.exec(resource)?.[0];
  return base && askedAction(found) !== 'execute-api:Invoke' ? [base, `${base}/*`] : resource;
};

const identityFix = (found: Found, { world }: CheckContext): ProposedFix[] => {
  const policy = found.at ? policyDetailOf(found.at.result, 'identityPolicy') : undefined;
  const value = policy ? resolvePointer(world.snapshot, policy.pointer) : undefined;
  const document = toPolicyJson(typeof value === 'string' ? JSON.parse(value) : value);
  if (!policy || !document) return [];
  const deny = policy.statements.find(({ effect, outcome }) => effect === 'Deny' && outcome !== 'not-matched');
  const allow = { Effect: 'Allow', Action: askedAction(found), Resource: resourcesFor(found, policy.resource) };
  const edited = deny
    ? withStatement(document, deny.statementIndex, undefined)
    : withStatements(document, [...statementsOf(document), allow]);
  const operation = {
    op: 'set' as const,
    path: policy.pointer,
    value: typeof value === 'string' ? JSON.stringify(edited) : edited,
  };
  return [
    {
      id: deny ? 'remove-deny' : 'allow-route',
      title: deny
        ? `Take ${nameOfStatement(deny)} out of the caller's policy, or narrow it`
        : `Allow ${askedAction(found)} on ${policy.resource} in the caller's policy`,
      change: { kind: 'patch', operations: [operation] },
      risk: deny ? 'needs-review' : 'safe',
      notes: ['IAM changes act within seconds; the API needs no deployment.'],
    },
  ];
};

/** Without resource policies the caller's own policies decide alone. */
export const iamIdentityV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/routes', '/account/identityPolicies/*'],
  symptom: { texts: ['Forbidden', 'is not authorized to perform: execute-api:ManageConnections'] },
  check: (context) => {
    const at = findAskedStop(context, identityReasons);
    if (!at) return verdictWithoutStop(context, identityReasons);
    const policy = policyDetailOf(at.result, 'identityPolicy');
    const principal = textOf(at.result.detail['principal']) ?? 'The caller';
    const denies =
      policy?.statements.filter(({ effect, outcome }) => effect === 'Deny' && outcome !== 'not-matched') ?? [];
    const known = context.world.snapshot.account.identityPolicies[roleArnOfSession(principal)];
    const pointer =
      policy?.pointer ??
      (known ? toPointer('account', 'identityPolicies', roleArnOfSession(principal)) : 'request:principal');
    const asked = `${askedAction({ verdict: 'found', at, evidence: [], detail: {} })} on ${textOf(at.result.detail['resource']) ?? 'this route'}`;
    const evidence =
      policy && denies.length > 0
        ? denies.flatMap((statement) => statementEvidence(policy, statement))
        : [{ label: 'Policies of the caller', pointer, observed: 'no Allow', expected: asked }];
    return {
      verdict: 'found',
      at,
      ...(at.result.outcome === 'unknown' ? { certainty: 'likely' as const } : {}),
      evidence,
      detail: { principal, asked, isDenied: denies.length > 0, isHidden: at.result.outcome === 'unknown' },
    };
  },
  explain: ({ at, detail }, context) => ({
    summary: `${String(detail['principal'])} may not call ${routeName(context, at)}: ${detail['isDenied'] ? 'its own policies deny it' : detail['isHidden'] ? 'its own policies, which cannot be read from here, do not seem to allow it' : 'none of its own policies allows it'}.`,
    explanation: `The signature is good, so API Gateway knows who calls and asks IAM for ${String(detail['asked'])}. HTTP and WebSocket APIs have no resource policy, so the caller's own policies decide alone. The answer is 403 Forbidden${isManagement(context, at) ? '. Sending to connections needs execute-api:ManageConnections; execute-api:Invoke does not cover it.' : ', without a word on the reason.'}`,
  }),
  fixes: (found, context) => {
    const edits = identityFix(found, context);
    if (edits.length > 0) return edits;
    return [
      {
        id: 'allow-in-iam',
        title: `Let the caller's role allow ${askedAction(found)} on this API`,
        change: { kind: 'advice' },
        risk: 'needs-review',
        notes: ['Name the ARN of the stage with /*.'],
        owner: 'caller',
      },
    ];
  },
  docs: [iamPage],
};
