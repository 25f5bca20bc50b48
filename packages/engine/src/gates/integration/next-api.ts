import { parseInvokeHost } from '@gatescope/shared';
import type { HttpBackend } from './backend.ts';
import type { IntegrationCase } from './integration-case.ts';

/** Another API Gateway endpoint that an integration calls. */
export interface NextApi {
  readonly host: string;
  readonly how: 'execute-api-host' | 'custom-domain' | 'endpoint-behind-load-balancer';
  /** Whether the request that arrives there names an API: by its host, a Host of its own or x-apigw-api-id. */
  readonly isNamed: boolean;
}

const mapsHost = ({ running }: IntegrationCase): boolean =>
  Object.keys(running.integration.requestParameters ?? {}).some((name) =>
    /^integration\.request\.header\.(?:host|x-apigw-api-id)$/i.test(name),
  );

/** Addresses of execute-api endpoints among the targets of a VPC link's load balancer, as far as all that was read. */
const leadsToEndpoint = ({ context, connectionId }: IntegrationCase): boolean => {
  const { account } = context.world.snapshot;
  if (
    account.vpcLinks.state !== 'present' ||
    account.networkInterfaces.state !== 'present' ||
    account.vpcEndpoints.state !== 'present'
  )
    return false;
  const balancers = account.vpcLinks.value.find(({ id }) => id === connectionId?.text)?.targetArns ?? [];
  const interfaces = new Set(
    account.vpcEndpoints.value.flatMap(({ NetworkInterfaceIds }) => NetworkInterfaceIds ?? []),
  );
  const addresses = new Set(
    account.networkInterfaces.value.flatMap(({ NetworkInterfaceId, PrivateIpAddress }) =>
      interfaces.has(NetworkInterfaceId) && PrivateIpAddress ? [PrivateIpAddress] : [],
    ),
  );
  const groups = account.targetGroups.state === 'present' ? account.targetGroups.value : [];
  return groups
    .filter(({ LoadBalancerArns }) => LoadBalancerArns?.some((arn) => balancers.includes(arn)))
    .flatMap(({ TargetGroupArn }) => {
      const health = account.targetHealth[TargetGroupArn];
      return health?.state === 'present' ? health.value : [];
    })
    .some(({ Target }) => Target?.Id !== undefined && addresses.has(Target.Id));
};

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
  return subject.running.integration.connectionType === 'VPC_LINK' && leadsToEndpoint(subject)
    ? { host: backend.host, how: 'endpoint-behind-load-balancer', isNamed: mapsHost(subject) }
    : undefined;
};
