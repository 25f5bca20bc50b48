import { parseInvokeHost } from '@gatescope/shared';
import type { FactKey } from '../../facts.ts';
import { accountFact } from '../../facts.ts';
import { isPrivateAddress } from '../names/cidr.ts';
import { listAnswers } from '../names/dns-records.ts';
import type { HttpBackend } from './backend.ts';
import type { IntegrationCase, Obstacle } from './integration-case.ts';
import { isDoubted, readIfDoubted, unaskedAt } from './integration-case.ts';
import { isPrivateName } from './private-host.ts';
import { configurationError, networkError, unreachable } from './replies.ts';

/** Nobody but AWS can hold a certificate for these names, and load balancers show none for them. */
const isBalancerName = (host: string): boolean => parseInvokeHost(host).kind === 'load-balancer';

/** Skipping the check of the issuer does not skip the check of the name. https://docs.aws.amazon.com/apigateway/latest/api/API_TlsConfig.html */
export const checkCertificateName = ({ running }: IntegrationCase, backend: HttpBackend): Obstacle | undefined => {
  if (backend.scheme !== 'https' || !isBalancerName(backend.host)) return undefined;
  const isSelfIssued = running.integration.tlsConfig?.insecureSkipVerification === true;
  return {
    outcome: isSelfIssued ? 'unknown' : 'stopped',
    cause: 'certificate-name',
    replies: [configurationError, networkError],
    detail: { host: backend.host },
    ...(isSelfIssued ? { missing: [] } : {}),
  };
};

const notPublic = (host: string, why: string): Obstacle => ({
  outcome: 'stopped',
  cause: 'endpoint-not-public',
  replies: unreachable,
  detail: { host, why },
});

const checkHost = ({ host }: HttpBackend): Obstacle | undefined => {
  const named = parseInvokeHost(host);
  if (named.kind === 'ip-address')
    return isPrivateAddress(host.replaceAll(/[[\]]/g, '')) ? notPublic(host, 'private-address') : undefined;
  // The public names of interface endpoints resolve to their private addresses.
  if (named.kind === 'endpoint' || named.kind === 'alias') return notPublic(host, 'interface-endpoint');
  if (named.kind === 'load-balancer' && host.startsWith('internal-')) return notPublic(host, 'internal-load-balancer');
  return isPrivateName(host) ? notPublic(host, 'private-name') : undefined;
};

/** The default host of a private API has no public record. */
const checkOwnPrivateApi = ({ context }: IntegrationCase, { host }: HttpBackend): Obstacle | undefined => {
  const { api, target } = context.world.snapshot;
  const named = parseInvokeHost(host);
  if (
    named.kind !== 'default' ||
    named.apiId !== target.apiId ||
    api.kind !== 'REST' ||
    api.restApi.state !== 'present'
  )
    return undefined;
  return api.restApi.value.endpointConfiguration?.types?.includes('PRIVATE')
    ? notPublic(host, 'private-api')
    : undefined;
};

/** Asks for a fact that would tell more; an answer that is refused leaves the address unjudged. */
const pending = (subject: IntegrationCase, key: FactKey<unknown>): Obstacle | undefined => {
  const missing = unaskedAt(subject, key);
  return missing.length === 0
    ? undefined
    : { outcome: 'unknown', replies: unreachable, detail: {}, missing, basis: 'live' };
};

const checkBalancer = (subject: IntegrationCase, { host }: HttpBackend): Obstacle | undefined => {
  if (!isBalancerName(host)) return undefined;
  const fact = readIfDoubted(subject, accountFact('loadBalancers'), isDoubted(subject, unreachable));
  if (fact.state === 'hidden') return pending(subject, accountFact('loadBalancers'));
  const balancer =
    fact.state === 'present' ? fact.value.find(({ DNSName }) => DNSName?.toLowerCase() === host) : undefined;
  return balancer?.Scheme === 'internal' ? { ...notPublic(host, 'internal-load-balancer'), basis: 'live' } : undefined;
};

const checkRecords = (subject: IntegrationCase, { host }: HttpBackend): Obstacle | undefined => {
  if (parseInvokeHost(host).kind !== 'other') return undefined;
  const fact = readIfDoubted(subject, accountFact('dnsRecords'), isDoubted(subject, unreachable));
  if (fact.state === 'hidden') return pending(subject, accountFact('dnsRecords'));
  if (fact.state !== 'present') return undefined;
  const answers = listAnswers(fact.value, host);
  const addresses = answers.flatMap(({ target }) => (target.kind === 'addresses' ? target.addresses : []));
  const isPrivateOnly = answers.length > 0 && answers.every(({ record }) => record.HostedZone?.PrivateZone === true);
  if (isPrivateOnly) return { ...notPublic(host, 'private-zone'), basis: 'live' };
  return addresses.length > 0 && addresses.every(isPrivateAddress)
    ? { ...notPublic(host, 'private-address'), basis: 'live' }
    : undefined;
};

/** Whether API Gateway, which calls from the internet, can reach an HTTP backend without a VPC link. */
export const checkHttp = (subject: IntegrationCase): Obstacle | undefined => {
  const { backend, running } = subject;
  if (backend.kind !== 'http' || running.integration.connectionType === 'VPC_LINK') return undefined;
  return (
    checkHost(backend) ??
    checkOwnPrivateApi(subject, backend) ??
    checkBalancer(subject, backend) ??
    checkCertificateName(subject, backend) ??
    checkRecords(subject, backend)
  );
};
