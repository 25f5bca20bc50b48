import type { Evidence } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { findAskedStop, verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import {
  causeOf,
  complaintEvidence,
  detailText,
  integrationEvidence,
  integrationOf,
  isRefusedBefore,
  methodName,
  reachesIntegration,
} from './at-integration.ts';
import { groupPointers } from './balancer-groups.ts';
import { findSeenFailure } from './seen-failure.ts';
import { unreachableFixes } from './unreachable-fixes.ts';
import { unreachableExplanations, whyUnreachable } from './unreachable-words.ts';
import { integrationEndpointUnreachableV2 } from '../v2/integration-endpoint-unreachable.ts';
import { withV2 } from '../v2/with-v2.ts';
import { addressSetup } from '../setup/integration-setup-parts.ts';

const reasons = ['backend-unreachable'] as const;

const aroundEvidence = (context: CheckContext, at: Stop): Evidence[] => {
  const { functions, listeners } = context.world.snapshot.account;
  const functionArn = detailText(at, 'functionArn');
  const balancer = detailText(at, 'loadBalancerArn');
  if (causeOf(at)?.startsWith('function-') && functions[functionArn])
    return [
      {
        label: 'Function',
        pointer: toPointer('account', 'functions', functionArn),
        observed: detailText(at, 'state') || 'does not exist',
      },
    ];
  if (causeOf(at) === 'network-blocked') {
    const { balancerGroupIds } = at.result.detail;
    return groupPointers(context, Array.isArray(balancerGroupIds) ? balancerGroupIds : []).map(({ id, pointer }) => ({
      label: `Security group ${id} of the load balancer`,
      pointer: `${pointer}/IpPermissions`,
      observed: `no rule that admits TCP ${String(at.result.detail['port'])} from everywhere`,
    }));
  }
  if (balancer && listeners[balancer])
    return [
      {
        label: 'Listeners of the load balancer',
        pointer: toPointer('account', 'listeners', balancer),
        observed: detailText(at, 'state') || JSON.stringify(at.result.detail['ports']),
        expected: detailText(at, 'state') ? 'active' : JSON.stringify(at.result.detail['port']),
      },
    ];
  return [];
};

const addressEvidence = (context: CheckContext, at?: Stop): Evidence =>
  integrationEvidence(
    context,
    'uri',
    { label: 'Address of the integration', observed: integrationOf(context, at)?.uri ?? '' },
    at,
  );

/** 504 with this text is written for nothing else; a bare 500 of an HTTP backend says less. */
const checkComplaint = (context: CheckContext): Verdict => {
  const { seen } = context.world;
  const integration = integrationOf(context);
  if (!integration || integration.kind === 'mock' || isRefusedBefore(context)) return { verdict: 'clear' };
  const evidence = [addressEvidence(context), ...complaintEvidence(context)];
  if (/network error communicating with endpoint/i.test(seen.message ?? ''))
    return { verdict: 'found', standing: 'specific', evidence, detail: {} };
  const isGateway500 = seen.status === 500 && /^internal server error$/i.test(seen.message?.trim() ?? '');
  if (isGateway500 && integration.kind === 'http' && reachesIntegration(context))
    return { verdict: 'found', standing: 'possible', evidence, detail: {} };
  return { verdict: 'clear' };
};

const explainCause = (at: Stop | undefined): string | undefined => {
  const cause = causeOf(at);
  return cause && unreachableExplanations[cause];
};

const check = (context: CheckContext): Verdict => {
  const at = findAskedStop(context, reasons);
  const logged = findSeenFailure(context, ['address', 'certificate-name', 'network', 'internal']);
  if (!at && !logged) {
    const verdict = checkComplaint(context);
    return verdict.verdict === 'clear' ? verdictWithoutStop(context, reasons) : verdict;
  }
  return {
    verdict: 'found',
    ...(at ? { at } : {}),
    ...(logged ? { standing: logged.standing } : {}),
    evidence: [
      ...(logged ? [logged.evidence] : []),
      addressEvidence(context, at),
      ...(at ? aroundEvidence(context, at) : []),
      ...complaintEvidence(context),
    ],
    detail: { text: logged?.text, isCertificate: logged?.kind === 'certificate-name' },
  };
};

/**
 * API Gateway cannot connect to the backend: address, name, certificate, port.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export const integrationEndpointUnreachable = withV2(integrationEndpointUnreachableV2, {
  id: 'integration-endpoint-unreachable',
  title: 'API Gateway cannot reach the backend',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: {
    complaints: ['failed', 'sometimes'],
    texts: [
      'Network error communicating with endpoint',
      'Internal server error',
      'Invalid endpoint address',
      'does not match the certificate subject provided by the peer',
    ],
    statuses: [500, 504],
  },
  setup: addressSetup,
  needs: ['/api/resources', '/account/functions/*', '/account/listeners/*', '/account/loadBalancers'],
  check,
  explain: ({ at, detail }, context) => ({
    summary: `API Gateway cannot reach the backend of ${methodName(context, at)}: ${whyUnreachable(at, detail['text'])}.`,
    explanation:
      explainCause(at) ??
      (detail['isCertificate']
        ? 'API Gateway checks the certificate of an https backend: its names, its dates and who issued it (insecureSkipVerification leaves out the issuer only). Where that fails no request is sent and callers get 500.'
        : 'The address was called but no connection came about: the name does not resolve, nothing listens, a firewall is in the way, or TLS fails. API Gateway answers 504 "Network error communicating with endpoint" or 500, and the backend sees nothing of the call.'),
  }),
  fixes: ({ at }, context) => unreachableFixes(context, at),
  fixAvailability: 'always',
  howToSee:
    'Call the address of the integration from outside AWS (curl -v), and run apigateway test-invoke-method: its log ends with how the connection fails.',
  why: 'An integration is a plain HTTP call by API Gateway, from the internet or through a VPC link; everything that stops such a call stops the integration.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
      proves: 'Backends without a public address are reached through a VPC link.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-supported-certificate-authorities-for-http-endpoints.html',
      proves: 'Certificates of https backends have to be issued by a supported authority.',
    },
  ],
});
