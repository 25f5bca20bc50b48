import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { causeOf, complaintEvidence, editAndDeploy, findIntegrationStop, integrationEvidence, integrationOf, isRefusedBefore, methodName, reachesIntegration, verdictWithoutStop } from './at-integration.ts';
import { findSeenFailure } from './seen-failure.ts';

const reasons = ['backend-unreachable'] as const;

const textAt = (at: Stop | undefined, name: string): string => {
  const value = at?.result.detail[name];
  return typeof value === 'string' ? value : '';
};

const aroundEvidence = ({ world }: CheckContext, at: Stop): Evidence[] => {
  const { functions, listeners } = world.snapshot.account;
  const functionArn = textAt(at, 'functionArn');
  const balancer = textAt(at, 'loadBalancerArn');
  if (causeOf(at)?.startsWith('function-') && functions[functionArn]) return [{ label: 'Function', pointer: toPointer('account', 'functions', functionArn), observed: textAt(at, 'state') || 'does not exist' }];
  if (balancer && listeners[balancer]) return [{ label: 'Listeners of the load balancer', pointer: toPointer('account', 'listeners', balancer), observed: String(at.result.detail['ports'] ?? textAt(at, 'state')), expected: String(at.result.detail['port'] ?? 'active') }];
  return [];
};

const addressEvidence = (context: CheckContext, at?: Stop): Evidence => integrationEvidence(context, 'uri', { label: 'Address of the integration', observed: integrationOf(context, at)?.uri ?? '' }, at);

/** 504 with this text is written for nothing else; a bare 500 of an HTTP backend says less. */
const checkComplaint = (context: CheckContext): Verdict => {
  const { seen } = context.world;
  const integration = integrationOf(context);
  if (!integration || integration.kind === 'mock' || isRefusedBefore(context)) return { verdict: 'clear' };
  const evidence = [addressEvidence(context), ...complaintEvidence(context)];
  if (/network error communicating with endpoint/i.test(seen.message ?? '')) return { verdict: 'found', standing: 'specific', evidence, detail: {} };
  const isGateway500 = seen.status === 500 && /^internal server error$/i.test(seen.message?.trim() ?? '');
  if (isGateway500 && integration.kind === 'http' && reachesIntegration(context)) return { verdict: 'found', standing: 'possible', evidence, detail: {} };
  return { verdict: 'clear' };
};

const check = (context: CheckContext): Verdict => {
  const at = findIntegrationStop(context, reasons);
  const logged = findSeenFailure(context, ['address', 'certificate-name', 'network', 'internal']);
  if (!at && !logged) {
    const verdict = checkComplaint(context);
    return verdict.verdict === 'clear' ? verdictWithoutStop(context, reasons) : verdict;
  }
  return {
    verdict: 'found',
    ...(at ? { at } : {}),
    ...(logged ? { standing: logged.standing } : {}),
    evidence: [...(logged ? [logged.evidence] : []), addressEvidence(context, at), ...(at ? aroundEvidence(context, at) : []), ...complaintEvidence(context)],
    detail: { text: logged?.text, isCertificate: logged?.kind === 'certificate-name' },
  };
};

const unmappedOf = (at: Stop | undefined): string[] => {
  const names = at?.result.detail['unmapped'];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
};

const notPublic: Readonly<Record<string, string>> = {
  'private-address': 'is a private address',
  'private-name': 'is a name that only a private network knows',
  'private-zone': 'is known in a private hosted zone only',
  'private-api': 'is the host of a private API',
  'interface-endpoint': 'leads to the private addresses of an interface endpoint',
  'internal-load-balancer': 'is an internal load balancer',
};

const whyOf = (at: Stop | undefined, text: unknown): string => {
  switch (causeOf(at)) {
    case 'address-malformed':
      return `the address ${textAt(at, 'address')} cannot be read`;
    case 'path-parameter-unmapped':
      return `nothing fills ${unmappedOf(at).map((name) => `{${name}}`).join(', ')} in the address ${textAt(at, 'address')}`;
    case 'function-missing':
      return `function ${textAt(at, 'functionArn').split(':function:')[1]} does not exist`;
    case 'function-not-usable':
      return `function ${textAt(at, 'functionArn').split(':function:')[1]} is in state ${textAt(at, 'state')}`;
    case 'endpoint-not-public':
      return `${textAt(at, 'host')} ${notPublic[textAt(at, 'why')] ?? 'is not public'}, and the integration calls it over the internet`;
    case 'certificate-name':
      return `no certificate can carry the load balancer's own name ${textAt(at, 'host')}`;
    case 'no-listener':
      return textAt(at, 'state') ? `the load balancer behind the VPC link is ${textAt(at, 'state')}` : `the load balancer behind the VPC link does not listen on port ${String(at?.result.detail['port'])}`;
    default:
      return typeof text === 'string' ? `the log says "${text.slice(0, 200)}"` : 'the connection to it fails';
  }
};

const explanations: Readonly<Record<string, string>> = {
  'address-malformed': 'API Gateway calls the address exactly as it stands after the stage variables are put in. What is no valid address is answered with 500 "Internal server error" and "Invalid endpoint address" in the log.',
  'path-parameter-unmapped':
    'A {name} in the address of an HTTP integration is filled from a path parameter of the method, and only where the integration maps it (integration.request.path.name). Without the mapping the braces stay in the address, which is none then: 500 and "Illegal character in path" in the log.',
  'function-missing': 'The integration names a function, version or alias that Lambda does not know (any more). Invoking it fails before anything runs, and callers get a server error.',
  'function-not-usable': 'Lambda refuses to invoke a function in this state, so callers get a server error until it is active.',
  'endpoint-not-public': 'Without a VPC link API Gateway calls from its own network and reaches public addresses only. A connection to a private address cannot be made: callers get 500 or 504.',
  'certificate-name': 'With https API Gateway checks that the certificate carries the host name of the address. Nobody can obtain a certificate for the default name of a load balancer, so the handshake fails; the log has "Host name … does not match the certificate subject".',
  'no-listener': 'A VPC link hands the connection to its load balancer on the port of the address (80 for http, 443 for https). Without a listener there nobody answers, and callers get a server error.',
};

const fixesOf = (context: CheckContext, at: Stop | undefined): ProposedFix[] => {
  const address = integrationOf(context, at)?.running.integration.uri ?? '';
  switch (causeOf(at)) {
    case 'path-parameter-unmapped': {
      const operations = editAndDeploy(context, unmappedOf(at).map((name) => ({ field: `/methodIntegration/requestParameters/integration.request.path.${name}`, value: `method.request.path.${name}` })), at);
      return [{ id: 'map-path-parameter', title: 'Map the path parameter into the address', change: operations.length > 0 ? { kind: 'patch', operations } : { kind: 'advice' }, risk: 'safe', notes: ['The method has to declare the path parameter too.'] }];
    }
    case 'endpoint-not-public':
      return [{ id: 'use-vpc-link', title: 'Reach it through a VPC link, or give it a public name', change: { kind: 'advice' }, risk: 'needs-review', notes: ['A VPC link leads to a load balancer inside the VPC (a Network Load Balancer for a link of version 1).'] }];
    case 'certificate-name': {
      const operations = editAndDeploy(context, [{ field: '/methodIntegration/uri', value: address.replace(/^https:/, 'http:') }], at);
      const own: ProposedFix = { id: 'use-own-name', title: 'Use a host name that the certificate of the backend carries', change: { kind: 'advice' }, risk: 'needs-review', notes: ['The name of the address is used for TLS and as Host; behind a VPC link it need not resolve publicly.'] };
      const isLinked = integrationOf(context, at)?.running.integration.connectionType === 'VPC_LINK';
      return isLinked && operations.length > 0 ? [own, { id: 'use-http', title: 'Call the load balancer with http', change: { kind: 'patch', operations }, risk: 'needs-review', notes: ['Only where it listens on port 80; the way behind the VPC link is then not encrypted.'] }] : [own];
    }
    case 'no-listener':
      return [{ id: 'add-listener', title: 'Add a listener for that port, or put the port into the address', change: { kind: 'advice' }, risk: 'needs-review', notes: [] }];
    default:
      return [{ id: 'correct-address', title: 'Correct the address of the integration, then deploy', change: { kind: 'advice' }, risk: 'needs-review', notes: ['Test it with test-invoke-method: its log shows the address that is called and how it fails.'] }];
  }
};

/**
 * API Gateway cannot connect to the backend: address, name, certificate, port.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export const integrationEndpointUnreachable = defineFailureMode({
  id: 'integration-endpoint-unreachable',
  title: 'API Gateway cannot reach the backend',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: { complaints: ['failed', 'sometimes'], texts: ['Network error communicating with endpoint', 'Internal server error', 'Invalid endpoint address', 'does not match the certificate subject provided by the peer'], statuses: [500, 504] },
  needs: ['/api/resources', '/account/functions/*', '/account/listeners/*', '/account/loadBalancers'],
  check,
  explain: ({ at, detail }, context) => ({
    summary: `API Gateway cannot reach the backend of ${methodName(context, at)}: ${whyOf(at, detail['text'])}.`,
    explanation:
      explanations[causeOf(at) ?? ''] ??
      (detail['isCertificate']
        ? 'API Gateway checks the certificate of an https backend: its names, its dates and who issued it (insecureSkipVerification leaves out the issuer only). Where that fails no request is sent and callers get 500.'
        : 'The address was called but no connection came about: the name does not resolve, nothing listens, a firewall is in the way, or TLS fails. API Gateway answers 504 "Network error communicating with endpoint" or 500, and the backend sees nothing of the call.'),
  }),
  fixes: ({ at }, context) => fixesOf(context, at),
  fixAvailability: 'always',
  howToSee: 'Call the address of the integration from outside AWS (curl -v), and run apigateway test-invoke-method: its log ends with how the connection fails.',
  why: 'An integration is a plain HTTP call by API Gateway, from the internet or through a VPC link; everything that stops such a call stops the integration.',
  docs: [
    { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html', proves: 'Backends without a public address are reached through a VPC link.' },
    { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-supported-certificate-authorities-for-http-endpoints.html', proves: 'Certificates of https backends have to be issued by a supported authority.' },
  ],
});
