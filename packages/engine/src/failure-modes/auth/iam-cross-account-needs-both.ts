import type { Evidence, ProposedFix } from '@gatescope/shared';
import { parseArn, resolvePointer, roleArnOfSession, toPointer } from '@gatescope/shared';
import { executeApiArn, invokeAction } from '../../gates/access/method-arn.ts';
import { textOf } from '../../gates/access/json.ts';
import { policyDetailOf } from '../../gates/access/policy-detail.ts';
import { parsePolicyDocument } from '../../policy/parse-policy-document.ts';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { policyPatch, savedPolicy } from '../policy/edits/policy-fixes.ts';
import { statementsOf, toPolicyJson, withStatements } from '../policy/edits/statement-json.ts';
import { resourceEvidence } from '../policy/refusal/policy-evidence.ts';
import type { Stop } from '../stop.ts';
import { iamCrossAccountV2 } from '../v2/iam-cross-account.ts';
import { withV2 } from '../v2/with-v2.ts';

const principalOf = ({ result }: Stop): string => textOf(result.detail['principal']) ?? '';

const includes = (value: unknown, text: string): boolean => Array.isArray(value) && value.includes(text);

/** Whether each side is known to allow. */
const sidesOf = ({ result }: Stop): { readonly apiAllows: boolean; readonly callerAllows: boolean | undefined } => {
  const { sides, identityDecisions } = result.detail;
  const callerAllows = identityDecisions === null ? undefined : includes(identityDecisions, 'allow');
  return { apiAllows: includes(sides, 'allow') || includes(sides, 'delegates'), callerAllows };
};

const evidenceOf = (stop: Stop): Evidence[] => {
  const { apiAllows, callerAllows } = sidesOf(stop);
  const identity = policyDetailOf(stop.result, 'identityPolicy');
  const allow = identity?.statements.find(({ effect }) => effect === 'Allow');
  const principal = principalOf(stop);
  return [
    ...(apiAllows
      ? []
      : [
          {
            label: 'Resource policy of the API',
            pointer: '/api/restApi/value',
            within: 'policy',
            observed: `no Allow for ${principal}`,
            expected: 'an Allow that names the caller, its account or *',
          },
        ]),
    ...(callerAllows === false && identity && allow ? [resourceEvidence(identity, allow)] : []),
    ...(callerAllows === false && !allow
      ? [
          {
            label: "Caller's own policies",
            pointer: toPointer('account', 'identityPolicies', roleArnOfSession(principal)),
            observed: 'no Allow',
            expected: `an Allow for ${invokeAction}`,
          },
        ]
      : []),
    ...(callerAllows === undefined
      ? [
          {
            label: 'Caller',
            pointer: 'request:principal',
            observed: principal,
            expected: 'policies that cannot be read from here have to allow',
          },
        ]
      : []),
  ];
};

const apiSide = ({ at }: Found, { world }: CheckContext): ProposedFix[] => {
  const stage = at?.simulated.journey.arrival?.stageName;
  if (!at || !stage || sidesOf(at).apiAllows) return [];
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: roleArnOfSession(principalOf(at)) },
    Action: invokeAction,
    Resource: `${executeApiArn(world.snapshot.target)}/${stage}/*`,
  };
  const document = savedPolicy(world) ?? { Version: '2012-10-17', Statement: [] };
  return [
    {
      id: 'allow-in-resource-policy',
      title: `Allow ${roleArnOfSession(principalOf(at))} in the resource policy and deploy`,
      change: policyPatch(withStatements(document, [...statementsOf(document), statement]), stage),
      risk: 'needs-review',
      notes: [
        "The caller's own policies have to allow the call as well.",
        'With a resource policy attached, methods without authorization need an Allow of their own.',
      ],
    },
  ];
};

const callerSide = ({ at }: Found, { world }: CheckContext): ProposedFix[] => {
  if (!at || sidesOf(at).callerAllows === true) return [];
  const owner = parseArn(principalOf(at))?.accountId;
  const identity = policyDetailOf(at.result, 'identityPolicy');
  const value = identity ? resolvePointer(world.snapshot, identity.pointer) : undefined;
  const parsed = typeof value === 'string' ? parsePolicyDocument(value) : undefined;
  const document = toPolicyJson(parsed?.kind === 'parsed' ? parsed.document : value);
  const statement = {
    Effect: 'Allow',
    Action: invokeAction,
    Resource: identity?.resource ?? `${executeApiArn(world.snapshot.target)}/*`,
  };
  const edited = document && withStatements(document, [...statementsOf(document), statement]);
  return [
    {
      id: 'allow-in-identity-policy',
      title: `Allow ${invokeAction} on ${statement.Resource} in the caller's own policies`,
      change:
        identity && edited
          ? {
              kind: 'patch',
              operations: [
                {
                  op: 'set',
                  path: identity.pointer,
                  value: typeof value === 'string' ? JSON.stringify(edited) : edited,
                },
              ],
            }
          : { kind: 'advice' },
      risk: 'safe',
      notes: [
        `The ARN names the account and Region of the API (${world.snapshot.target.accountId}, ${world.snapshot.target.region}), not those of the caller.`,
      ],
      ...(owner ? { owner } : {}),
    },
  ];
};

/**
 * Across accounts both sides have to allow: the caller's own policies and the API's resource policy.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const iamCrossAccountNeedsBoth = withV2(iamCrossAccountV2, {
  id: 'iam-cross-account-needs-both',
  title: 'Caller of another account is not allowed by both sides',
  kind: 'blocking',
  gate: 'authorization',
  apis: ['REST'],
  explains: ['iam-cross-account'],
  symptom: {
    complaints: ['refused'],
    texts: [
      'is not authorized to perform: execute-api:Invoke on resource',
      'because no resource-based policy allows the execute-api:Invoke action',
      'because no identity-based policy allows the execute-api:Invoke action',
    ],
    statuses: [403],
  },
  needs: ['/api/stages', '/api/restApi', '/api/deployed/*', '/account/identityPolicies/*'],
  check: (context) => {
    const at = findAskedStop(context, ['iam-cross-account']);
    if (!at) return verdictWithoutStop(context, ['iam-cross-account']);
    const { apiAllows, callerAllows } = sidesOf(at);
    return {
      verdict: 'found',
      at,
      ...(at.result.outcome === 'unknown' ? { certainty: 'likely' as const } : {}),
      evidence: evidenceOf(at),
      detail: { principal: principalOf(at), apiAllows, callerAllows: callerAllows ?? null },
    };
  },
  explain: ({ detail }, { world }) => {
    const { apiAllows, callerAllows, principal } = detail;
    const silent =
      apiAllows !== true
        ? "the API's resource policy has no Allow for it"
        : callerAllows === false
          ? 'its own policies have no Allow for this ARN'
          : 'its own policies, which cannot be read from here, seem not to allow it';
    return {
      summary: `${String(principal)} belongs to another account than the API (${world.snapshot.target.accountId}), and ${silent}.`,
      explanation:
        "Inside one account an Allow on either side suffices. Across accounts AWS asks both: the resource policy of the API has to allow the caller, and the caller's own policies have to allow execute-api:Invoke on the ARN of the API, with the account and Region in which the API lives.",
    };
  },
  fixes: (verdict, context) => [...apiSide(verdict, context), ...callerSide(verdict, context)],
  fixAvailability: 'always',
  howToSee: 'Compare the account in the refusal\'s "User: arn:…" with the API\'s, then read both policies.',
  why: 'Neither account can open the other: each has to agree.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html',
      proves: 'The outcome table for callers of another account.',
    },
    {
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
      proves: 'Both accounts are evaluated.',
    },
  ],
});
