import type { Cause } from '../../gates/integration/cause.ts';
import type { Stop } from '../stop.ts';
import { causeOf, detailText } from './at-integration.ts';

/** Path parameters of the address that nothing fills. */
export const unmappedOf = (at: Stop | undefined): string[] => {
  const names = at?.result.detail['unmapped'];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
};

const nextText = (at: Stop | undefined, name: string): string => {
  const next = at?.result.detail['next'];
  const value =
    typeof next === 'object' && next !== null ? Object.entries(next).find(([key]) => key === name)?.[1] : '';
  return typeof value === 'string' ? value : '';
};
const nextOf = (at: Stop | undefined): string =>
  nextText(at, 'apiId') === '' ? nextText(at, 'host') : `API ${nextText(at, 'apiId')} (${nextText(at, 'host')})`;

/** What stops the call on its way to a second API, by the gate. */
const nextWords: Readonly<Record<string, (next: string) => string>> = {
  name: (next) => `from where it calls, the name does not lead to ${next}`,
  network: (next) => `the network does not let the call through to ${next}`,
  tls: (next) => `the certificate that is shown to it does not carry the name of ${next}`,
};

const notPublic: Readonly<Record<string, string>> = {
  'private-address': 'is a private address',
  'private-name': 'is a name that only a private network knows',
  'private-zone': 'is known in a private hosted zone only',
  'private-api': 'is the host of a private API',
  'interface-endpoint': 'leads to the private addresses of an interface endpoint',
  'internal-load-balancer': 'is an internal load balancer',
};

/** Why the backend cannot be reached, as the end of a sentence. */
export const whyUnreachable = (at: Stop | undefined, text: unknown): string => {
  switch (causeOf(at)) {
    case 'address-malformed':
      return `the address ${detailText(at, 'address')} cannot be read`;
    case 'path-parameter-unmapped':
      return `nothing fills ${unmappedOf(at)
        .map((name) => `{${name}}`)
        .join(', ')} in the address ${detailText(at, 'address')}`;
    case 'function-missing':
      return `function ${detailText(at, 'functionArn').split(':function:')[1]} does not exist`;
    case 'function-not-usable':
      return `function ${detailText(at, 'functionArn').split(':function:')[1]} is in state ${detailText(at, 'state')}`;
    case 'endpoint-not-public':
      return `${detailText(at, 'host')} ${notPublic[detailText(at, 'why')] ?? 'is not public'}, and the integration calls it over the internet`;
    case 'certificate-name':
      return `no certificate can carry the load balancer's own name ${detailText(at, 'host')}`;
    case 'no-listener':
      return detailText(at, 'state')
        ? `the load balancer behind the VPC link is ${detailText(at, 'state')}`
        : `the load balancer behind the VPC link does not listen on port ${String(at?.result.detail['port'])}`;
    case 'network-blocked':
      return `the security groups of the load balancer behind the VPC link do not admit TCP ${String(at?.result.detail['port'])} from API Gateway, and the load balancer enforces them for PrivateLink`;
    case 'next-api-unreachable':
      return nextWords[nextText(at, 'gate')]?.(nextOf(at)) ?? `the call does not get to ${nextOf(at)}`;
    default:
      return typeof text === 'string' ? `the log says "${text.slice(0, 200)}"` : 'the connection to it fails';
  }
};

/** Why that makes calls fail, by cause. */
export const unreachableExplanations: Readonly<Partial<Record<Cause, string>>> = {
  'address-malformed':
    'API Gateway calls the address exactly as it stands after the stage variables are put in. What is no valid address is answered with 500 "Internal server error" and "Invalid endpoint address" in the log.',
  'path-parameter-unmapped':
    'A {name} in the address of an HTTP integration is filled from a path parameter of the method, and only where the integration maps it (integration.request.path.name). Without the mapping the braces stay in the address, which is none then: 500 and "Illegal character in path" in the log.',
  'function-missing':
    'The integration names a function, version or alias that Lambda does not know (any more). Invoking it fails before anything runs, and callers get a server error.',
  'function-not-usable':
    'Lambda refuses to invoke a function in this state, so callers get a server error until it is active.',
  'endpoint-not-public':
    'Without a VPC link API Gateway calls from its own network and reaches public addresses only. A connection to a private address cannot be made: callers get 500 or 504.',
  'certificate-name':
    'With https API Gateway checks that the certificate carries the host name of the address. Nobody can obtain a certificate for the default name of a load balancer, so the handshake fails; the log has "Host name … does not match the certificate subject".',
  'next-api-unreachable':
    'An integration that calls another API is a client of its own: its name has to resolve from where it calls (the internet, or the load balancer of a VPC link), and the certificate shown there has to carry the host name of the address. An endpoint shows a certificate for names of execute-api only, unless a private custom domain name is associated with it. Callers get 500 or 504 of the first API.',
  'network-blocked':
    'A VPC link comes to its Network Load Balancer over AWS PrivateLink, from addresses of API Gateway and without a security group of yours. Where the load balancer has security groups and enforces them for PrivateLink (the default), a rule that names groups or the addresses of the VPC does not admit these calls: the packets are dropped and callers get 504 or 500, while clients in the VPC are served.',
  'no-listener':
    'A VPC link hands the connection to its load balancer on the port of the address (80 for http, 443 for https). Without a listener there nobody answers, and callers get a server error.',
};
