import { parseInvokeHost, type Request } from '@gatescope/shared';

/** The host names that a request carries, lower case, without port: of its URL, its Host header, and what arrived. */
export const requestHosts = (request: Request | null | undefined): string[] => {
  if (!request) return [];
  const hosts = [hostOfRequest(request), request.headers['host'], request.hostReceivedByApiGateway];
  return [...new Set(hosts.flatMap((host) => (host ? [tidy(host)] : [])))];
};

/** The endpoints that a request names, in words or by a host. */
export const endpointIdsOf = (request: Request | null | undefined): string[] => [
  ...new Set([
    ...(request?.network.vpceId === undefined ? [] : [request.network.vpceId]),
    ...requestHosts(request).flatMap((host) => {
      const parsed = parseInvokeHost(host);
      return 'vpceId' in parsed ? [parsed.vpceId] : [];
    }),
  ]),
];

/** The host that the caller has to resolve; undefined where no URL is said. */
export const hostOfRequest = ({ url }: Pick<Request, 'url'>): string | undefined => {
  if (url === '') return undefined;
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`).hostname;
  } catch {
    return undefined;
  }
};

const tidy = (host: string): string => host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');

/** Whether a custom domain name (`*.example.com` included) is the one a host means. */
export const isDomainOf = (domainName: string, host: string): boolean => {
  const name = domainName.toLowerCase();
  if (name === host) return true;
  return name.startsWith('*.') && host.endsWith(name.slice(1)) && !host.slice(0, -name.length + 1).includes('.');
};
