import type { ProposedFix } from '@gatescope/shared';
import { parseInvokeHost } from '@gatescope/shared';
import { findEndpoint } from '../../gates/access/find-endpoint.ts';
import { plainName } from '../../gates/names/dns-records.ts';
import { defaultHostOf, readHosting } from '../../gates/names/hosting.ts';
import type { CheckContext } from '../failure-mode.ts';

/** The same URL with another host; a port is dropped, path and query stay as sent. */
export const withHost = (url: string, host: string): string =>
  url.replace(/^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(?:\[[^\]]*\]|[^/?#])*/i, `https://${host}`);

const corrected = (
  id: string,
  title: string,
  change: { readonly url?: string; readonly headers?: Record<string, string | null> },
  notes: readonly string[] = [],
): ProposedFix => ({
  id,
  title,
  change: { kind: 'request', ...change },
  risk: 'safe',
  notes: ['Nothing changes in AWS; whoever sends the request corrects it.', ...notes],
  owner: 'caller',
});

/** A corrected request, for whoever sends it. */
export const correctRequest = corrected;

const browserNote = 'A page in a browser cannot use it: its preflight does not carry the header.';

/** Names of an endpoint that are usable over DNS from anywhere: its Regional one. */
const regionalNameOf = ({ world }: CheckContext, vpceId: string): string | undefined => {
  const endpoint = findEndpoint(world.snapshot, vpceId)?.endpoint;
  return (endpoint?.DnsEntries ?? [])
    .map(({ DnsName }) => plainName(DnsName ?? ''))
    .find((name) => {
      const host = parseInvokeHost(name);
      return host.kind === 'endpoint' && host.zone === undefined;
    });
};

/** Ways to call a private API through one endpoint that need neither private DNS nor a change in AWS. */
export const endpointRequests = (context: CheckContext, vpceId: string): ProposedFix[] => {
  const { world, facts } = context;
  const hosting = readHosting({ world, facts });
  const url = world.request?.url;
  if (!hosting || !url) return [];
  const alias = `${hosting.apiId}-${vpceId}.execute-api.${hosting.region}.${hosting.suffix}`;
  const regional = regionalNameOf(context, vpceId);
  return [
    ...(hosting.associatedVpceIds.includes(vpceId)
      ? [
          corrected(
            'call-association-alias',
            `Call the alias of API and endpoint, ${alias}`,
            { url: withHost(url, alias), headers: { host: null } },
            ['It resolves without private DNS, to the private addresses of the endpoint.'],
          ),
        ]
      : []),
    ...(regional
      ? [
          corrected(
            'call-endpoint-host',
            `Call the endpoint's own host and name the API in x-apigw-api-id`,
            { url: withHost(url, regional), headers: { host: null, 'x-apigw-api-id': hosting.apiId } },
            [browserNote],
          ),
        ]
      : []),
  ];
};

/** The same through any of several endpoints: each form once, through the first that has it. */
export const requestsThrough = (context: CheckContext, vpceIds: readonly string[]): ProposedFix[] => {
  const all = vpceIds.flatMap((vpceId) => endpointRequests(context, vpceId));
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
};

/** Names the API in a header and leaves the URL as it is. */
export const headerRequests = (context: CheckContext): ProposedFix[] => {
  const { world, facts } = context;
  const hosting = readHosting({ world, facts });
  if (!hosting) return [];
  const host = defaultHostOf(hosting);
  return [
    corrected(
      'send-api-id-header',
      `Send x-apigw-api-id: ${hosting.apiId}`,
      { headers: { host: null, 'x-apigw-api-id': hosting.apiId } },
      [browserNote],
    ),
    corrected('send-host-header', `Send Host: ${host}`, { headers: { host } }, [
      'A page in a browser cannot set Host.',
    ]),
  ];
};
