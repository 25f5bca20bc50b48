import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Found, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import {
  causeOf,
  complaintEvidence,
  detailText,
  functionArnOf,
  integrationEvidence,
  integrationOf,
  methodName,
} from './at-integration.ts';
import { addPermission, mendRole } from './permission-fixes.ts';
import { findSeenFailure } from './seen-failure.ts';
import { checkServiceRefusal } from './service-refusal.ts';
import { integrationPermissionV2 } from '../v2/integration-permission.ts';
import { withV2 } from '../v2/with-v2.ts';
import { integrationRoleSetup } from '../setup/setup-parts.ts';

const reasons = ['backend-refuses'] as const;

const isRole = (at: Stop | undefined): boolean => causeOf(at)?.startsWith('role-') ?? false;

/** Where the policy (or its absence) was read; the integration where it was not. */
const policyEvidence = (context: CheckContext, at: Stop | undefined): Evidence[] => {
  const arn = functionArnOf(context, at);
  const fact = context.world.snapshot.account.functionPolicies[arn];
  if (!arn || !fact) return [];
  const admitted = at?.result.detail['admitted'];
  const sources = Array.isArray(admitted) && admitted.length > 0 ? `admits ${admitted.join(', ')}` : undefined;
  const observed =
    fact.state === 'absent'
      ? 'the function has no policy'
      : fact.state === 'hidden'
        ? `not readable (${fact.cause})`
        : (sources ?? 'no statement for API Gateway');
  return [
    {
      label: "The function's own policy",
      pointer: toPointer('account', 'functionPolicies', arn),
      observed,
      expected: `lambda:InvokeFunction for ${detailText(at, 'principal') || 'apigateway.amazonaws.com'} from ${detailText(at, 'sourceArn') || 'this API'}`,
    },
  ];
};

const roleEvidence = (context: CheckContext, at: Stop | undefined): Evidence[] => {
  const roleArn = detailText(at, 'roleArn');
  const { roles, identityPolicies } = context.world.snapshot.account;
  const name = causeOf(at) === 'role-no-allow' ? 'identityPolicies' : 'roles';
  if (!roleArn || !(name === 'roles' ? roles : identityPolicies)[roleArn]) return [];
  return [
    {
      label: 'The integration role',
      pointer: toPointer('account', name, roleArn),
      observed: roleArn,
      expected: name === 'roles' ? 'trust in apigateway.amazonaws.com' : detailText(at, 'action'),
    },
  ];
};

const evidenceOf = (context: CheckContext, at: Stop | undefined): Evidence[] => [
  integrationEvidence(
    context,
    isRole(at) ? 'credentials' : 'uri',
    { label: 'Integration', observed: integrationOf(context, at)?.uri ?? '' },
    at,
  ),
  ...(isRole(at) ? roleEvidence(context, at) : policyEvidence(context, at)),
];

const check = (context: CheckContext): Verdict => {
  const logged = findSeenFailure(context, ['function-permission', 'role-permission']);
  const at = findAskedStop(context, reasons);
  if (logged) {
    return {
      verdict: 'found',
      ...(at ? { at } : {}),
      standing: logged.standing,
      evidence: [logged.evidence, ...evidenceOf(context, at), ...complaintEvidence(context)],
      detail: { text: logged.text, isRole: logged.kind === 'role-permission' },
    };
  }
  if (!at) return checkServiceRefusal(context) ?? verdictWithoutStop(context, reasons);
  // A permission that is missing fails every call alike.
  if (at.result.outcome === 'unknown' && context.world.seen.kind === 'sometimes')
    return { verdict: 'unknown', missing: at.result.missing };
  return {
    verdict: 'found',
    at,
    evidence: [...evidenceOf(context, at), ...complaintEvidence(context)],
    detail: { isRole: isRole(at) },
  };
};

const policyWords = (fact: { readonly state: string } | undefined, isHidden: boolean): string => {
  if (fact?.state === 'absent') return ' This function has no policy at all.';
  if (isHidden) return ' The policy could not be read here.';
  return fact?.state === 'present' ? ' No statement matches that.' : '';
};

const explainRole = (found: Found, context: CheckContext): string => {
  if (found.detail['isServiceRefusal']) {
    const { role, action } = found.detail;
    return `The service behind ${methodName(context, found.at)} refuses ${typeof action === 'string' ? action : 'the call'} to the integration role${typeof role === 'string' ? ` ${role}` : ''}.`;
  }
  const role =
    detailText(found.at, 'roleArn') ||
    integrationOf(context, found.at)?.running.integration.credentials ||
    'the integration role';
  if (found.at?.result.detail['isRoleMissing'])
    return `${role} does not exist, so API Gateway cannot assume it for ${methodName(context, found.at)}.`;
  if (causeOf(found.at) === 'role-no-allow')
    return `${role} may not call ${detailText(found.at, 'action')}, which ${methodName(context, found.at)} needs.`;
  return `API Gateway may not call the backend of ${methodName(context, found.at)} with ${role}.`;
};

/**
 * A Lambda integration needs a statement in the function's own policy (or a role) that admits API Gateway for this API,
 * stage and method; other AWS services need a role.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export const integrationPermission = withV2(integrationPermissionV2, {
  id: 'integration-permission',
  title: 'API Gateway may not call the backend',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['failed', 'blocked-by-browser'],
    texts: ['Internal server error', 'Invalid permissions on Lambda function'],
    statuses: [500],
  },
  needs: ['/account/functionPolicies/*', '/account/roles/*', '/account/identityPolicies/*', '/api/resources'],
  setup: integrationRoleSetup,
  check,
  explain: (found, context) => {
    const { at, detail } = found;
    if (detail['isRole']) {
      return {
        summary: explainRole(found, context),
        explanation:
          'The integration names a role. API Gateway assumes it and calls the backend with its permissions: the role must trust apigateway.amazonaws.com and allow the action. Where one is missing, callers get 500 "Internal server error" and the execution log has the reason.',
      };
    }
    const arn = functionArnOf(context, at);
    const fact = context.world.snapshot.account.functionPolicies[arn];
    const isHidden = (fact === undefined || fact.state === 'hidden') && detail['text'] === undefined;
    const name = arn.split(':function:')[1] ?? arn;
    return {
      summary: isHidden
        ? `API Gateway may lack the permission to invoke ${name} for ${methodName(context, at)}.`
        : `The policy of function ${name} does not let API Gateway invoke it for ${methodName(context, at)}.`,
      explanation: `A function decides in its own policy who may invoke it. API Gateway comes as apigateway.amazonaws.com with a source ARN of this API, stage, verb and path.${policyWords(fact, isHidden)} The call fails before the function runs, so the function has no log of it; callers get 500 "Internal server error". The console adds the permission for functions that are chosen by name, never for names that come from a stage variable.`,
    };
  },
  fixes: (found, context) => (found.detail['isRole'] ? mendRole(context, found.at) : addPermission(context, found.at)),
  fixAvailability: 'always',
  howToSee:
    "Read the function's policy with lambda get-policy (with the alias as qualifier where the integration names one) and compare its AWS:SourceArn with this API, stage and method.",
  why: 'Function and API are two resources with two owners. Deleting and creating a function, a new alias, a new API or stage leaves the old permission behind.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html',
      proves: "API Gateway needs a statement in the function's resource-based policy.",
    },
  ],
});
