import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toolMessage } from '../setup/tool-message.ts';
import { toPointer } from '@gatescope/shared';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { causeOf, complaintEvidence, integrationEvidence, integrationOf, methodName } from './at-integration.ts';
import { findSeenFailure } from './seen-failure.ts';
import { vpcLinkFailedV2 } from '../v2/vpc-link-failed.ts';
import { withV2 } from '../v2/with-v2.ts';

const reasons = ['vpc-link-unusable'] as const;

const textAt = (at: Stop | undefined, name: string): string => {
  const value = at?.result.detail[name];
  return typeof value === 'string' ? value : '';
};

interface SeenTarget {
  readonly target: string;
  readonly state?: string;
  readonly reason?: string;
  readonly description?: string;
}

const targetsOf = (at: Stop | undefined): readonly SeenTarget[] => {
  const targets = at?.result.detail['targets'];
  return Array.isArray(targets) ? targets : [];
};

const describeTargets = (at: Stop | undefined): string =>
  targetsOf(at)
    .map(({ target, state, reason }) => `${target} ${state ?? ''}${reason ? ` (${reason})` : ''}`)
    .join(', ') || 'no target is registered';

const linkEvidence = (context: CheckContext, at: Stop): Evidence[] => {
  const pointer = textAt(at, 'pointer');
  const group = textAt(at, 'targetGroupArn');
  if (group && context.world.snapshot.account.targetHealth[group])
    return [
      {
        label: 'Targets',
        pointer: toPointer('account', 'targetHealth', group),
        observed: describeTargets(at),
        expected: 'healthy',
      },
    ];
  if (pointer.startsWith('/account'))
    return [{ label: 'VPC link', pointer: `${pointer}`, observed: textAt(at, 'status'), expected: 'AVAILABLE' }];
  return [
    {
      label: 'VPC links of the account',
      pointer: '/account/vpcLinks',
      observed: 'none has this id',
      expected: textAt(at, 'id'),
    },
  ];
};

const checkSetup = ({ world }: CheckContext): Verdict => {
  const { complaint, seen } = world;
  const isAboutLink = /VpcLink/i.test(complaint.managementCall ?? '') || /vpc ?link/i.test(seen.text);
  if (!isAboutLink) return { verdict: 'not-applicable' };
  return {
    verdict: 'found',
    standing: 'specific',
    evidence: [
      {
        label: complaint.managementCall ?? 'Management call',
        pointer: 'complaint:body',
        observed: seen.message ?? seen.text,
      },
    ],
    detail: { isSetup: true, text: seen.message ?? seen.text },
  };
};

const check = (context: CheckContext): Verdict => {
  if (context.world.seen.kind === 'setup-failed') return checkSetup(context);
  const at = findAskedStop(context, reasons);
  const isLinked = integrationOf(context, at)?.running.integration.connectionType === 'VPC_LINK';
  // "Internal error" is all that the log says of a link without a working target.
  const logged = isLinked
    ? findSeenFailure(context, ['vpc-link', ...(at ? (['internal', 'network'] as const) : [])])
    : undefined;
  if (!at && !logged) return verdictWithoutStop(context, reasons);
  const isSeen =
    causeOf(at) === 'targets-unhealthy' && at?.result.detail['isSeen'] === true && at.agreement === 'agrees';
  return {
    verdict: 'found',
    ...(at ? { at } : {}),
    ...(logged
      ? { standing: logged.standing }
      : isSeen
        ? { standing: 'specific' as const, certainty: 'likely' as const }
        : {}),
    evidence: [
      ...(logged ? [logged.evidence] : []),
      integrationEvidence(
        context,
        'connectionId',
        {
          label: 'VPC link of the integration',
          observed: integrationOf(context, at)?.running.integration.connectionId ?? '',
        },
        at,
      ),
      ...(at ? linkEvidence(context, at) : []),
      ...complaintEvidence(context),
    ],
    detail: { text: logged?.text },
  };
};

const isTargetReason = (at: Stop | undefined): boolean => causeOf(at) === 'targets-unhealthy';

/**
 * A VPC link has to be AVAILABLE, and its load balancer needs a target that answers.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export const vpcLinkFailed = withV2(vpcLinkFailedV2, {
  id: 'vpc-link-failed',
  title: 'VPC link is not available or has no healthy target',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['failed', 'sometimes'],
    texts: [
      'Internal server error',
      'Network error communicating with endpoint',
      'Service Unavailable',
      'There was an internal error while executing your request',
    ],
    statuses: [500, 503, 504],
  },
  needs: ['/account/vpcLinks', '/account/targetHealth/*', '/api/resources'],
  supersedes: ['integration-endpoint-unreachable'],
  check,
  explain: ({ at, detail }, context) => {
    if (detail['isSetup']) {
      return {
        summary: `AWS refuses the VPC link: ${toolMessage(String(detail['text']))}.`,
        explanation:
          'A VPC link of a REST API leads to one Network Load Balancer of the same account and Region; creating it builds an endpoint service for that load balancer. It fails when the load balancer is of another kind, already serves another endpoint service, or may not be read with the permissions of whoever creates it.',
      };
    }
    const name = methodName(context, at);
    if (isTargetReason(at)) {
      return {
        summary: `No target behind the VPC link of ${name} is healthy: ${describeTargets(at)}.`,
        explanation:
          "The link itself is available, but the load balancer has nobody to hand the connection to. Timeouts of the health check mostly come from the targets' security groups: they have to admit the load balancer's subnets on the traffic port and the health-check port. Callers get 500, 503 or 504.",
      };
    }
    const id = textAt(at, 'id') || integrationOf(context, at)?.running.integration.connectionId || '';
    const state =
      causeOf(at) === 'link-missing' ? 'does not exist' : textAt(at, 'status') ? `is ${textAt(at, 'status')}` : 'fails';
    const message = textAt(at, 'statusMessage') || (typeof detail['text'] === 'string' ? detail['text'] : '');
    return {
      summary: `VPC link ${id}, which ${name} uses, ${state}.`,
      explanation: `A private integration hands its calls to the load balancer through the VPC link. A link that is not AVAILABLE carries nothing, so every call fails with a server error. ${message ? `AWS says: ${message}` : 'A link fails when its load balancer was deleted, and becomes inactive when nothing used it for a long time.'}`,
    };
  },
  fixes: ({ at }): ProposedFix[] => [
    isTargetReason(at)
      ? {
          id: 'heal-targets',
          title: 'Let the targets pass their health check',
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: [
            "Admit the load balancer's subnets in the targets' security group on the traffic and health-check ports.",
            'Point the health check at a port and path that answer.',
          ],
        }
      : {
          id: 'mend-link',
          title: 'Bring the VPC link back to AVAILABLE, or create a new one and use it',
          change: { kind: 'advice' },
          risk: 'needs-review',
          notes: [
            'A failed link cannot be repaired: create another one for an existing load balancer, set it on the integration and deploy.',
          ],
        },
  ],
  fixAvailability: 'always',
  howToSee:
    'Read apigateway get-vpc-link (status), then elbv2 describe-target-health for the target group behind its load balancer.',
  why: 'Behind a VPC link API Gateway sees one load balancer. Whether anything healthy stands behind that is not its business, so it reports a plain server error.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
      proves: 'A private integration needs a VPC link to a load balancer with targets.',
    },
    { url: 'https://docs.aws.amazon.com/apigateway/latest/api/API_VpcLink.html', proves: 'The states of a VPC link.' },
  ],
});
