import { parseInvokeHost } from '@gatescope/shared';
import type { HttpBackend } from './backend.ts';
import type { IntegrationCase } from './integration-case.ts';
import { nextWayOf } from './next-way.ts';
import { requestMappings } from './request-mapping.ts';

/** Another API Gateway endpoint that an integration calls. */
export interface NextApi {
  readonly host: string;
  readonly how: 'execute-api-host' | 'custom-domain' | 'endpoint-behind-load-balancer';
  /** Whether the request that arrives there names an API: by its host, a Host of its own or x-apigw-api-id. */
  readonly isNamed: boolean;
}

const mapsHost = (subject: IntegrationCase): boolean =>
  requestMappings(subject).some(
    ({ place, action, name }) =>
      place === 'header' && action !== 'remove' && (name === 'host' || name === 'x-apigw-api-id'),
  );

const isOwnDomain = ({ context }: IntegrationCase, { host }: HttpBackend): boolean => {
  const { domainNames } = context.world.snapshot.account;
  return (
    domainNames.state === 'present' && domainNames.value.some(({ domainName }) => domainName.toLowerCase() === host)
  );
};

/**
 * The API Gateway endpoint that an integration leads to, if it is one. Such a call has a name, a Host, a certificate and
 * policies of its own; its refusals come back through this API.
 */
export const findNextApi = (subject: IntegrationCase): NextApi | undefined => {
  const { backend } = subject;
  if (backend.kind !== 'http') return undefined;
  const named = parseInvokeHost(backend.host);
  if (named.kind === 'default' && /^[a-z0-9]{10}$/.test(named.apiId))
    return { host: backend.host, how: 'execute-api-host', isNamed: true };
  if (named.kind === 'alias') return { host: backend.host, how: 'execute-api-host', isNamed: true };
  if (named.kind === 'endpoint') return { host: backend.host, how: 'execute-api-host', isNamed: mapsHost(subject) };
  if (isOwnDomain(subject, backend)) return { host: backend.host, how: 'custom-domain', isNamed: true };
  return subject.running.integration.connectionType === 'VPC_LINK' && nextWayOf(subject, backend).way
    ? { host: backend.host, how: 'endpoint-behind-load-balancer', isNamed: mapsHost(subject) }
    : undefined;
};
