import type { ProposedFix } from '@gatescope/shared';
import { defaultHostOf, readHosting } from '../../gates/names/hosting.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { correctRequest, requestsThrough, withHost } from './invoke-fixes.ts';

const useVpcResolver: ProposedFix = {
  id: 'use-vpc-resolver',
  title: "Let the caller ask the VPC's resolver, or forward execute-api names to it",
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: ["The VPC's resolver has the second address of the VPC's range, and 169.254.169.253."],
};

const toHttps = (url: string): string =>
  url.replace(
    /^(?:http|ws)s?:\/\/([^/?#:]+)(?::\d+)?/i,
    (all, host: string) => `${all.toLowerCase().startsWith('ws') ? 'wss' : 'https'}://${host}`,
  );

const toOwnHost = (context: CheckContext): ProposedFix[] => {
  const hosting = readHosting({ world: context.world, facts: context.facts });
  const url = context.world.request?.url;
  if (!hosting || !url) return [];
  const host = defaultHostOf(hosting);
  return [correctRequest('call-own-host', `Call ${host}`, { url: withHost(url, host) })];
};

const throughEndpoints = (context: CheckContext): ProposedFix[] => {
  const { vpcEndpoints } = context.world.snapshot.account;
  const available =
    vpcEndpoints.state === 'present'
      ? vpcEndpoints.value.filter(({ State }) => State?.toLowerCase() === 'available')
      : [];
  return requestsThrough(
    context,
    available.map(({ VpcEndpointId }) => VpcEndpointId),
  );
};

const forwardQueries: ProposedFix = {
  id: 'forward-queries',
  title: "Forward the name to a Resolver inbound endpoint in the endpoint's VPC",
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'Forwarding all of execute-api sends public APIs of the Region to the endpoint too, where they are refused: forward single API names.',
  ],
};

const addRecord: ProposedFix = {
  id: 'add-record',
  title: 'Create the record, or associate its private hosted zone with the VPC that calls',
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    "A public domain name's record points at its regional or distribution target; a private one's at a host name of the endpoint.",
  ],
};

const routeBack: ProposedFix = {
  id: 'route-back',
  title: "Add a route from the endpoint's subnets back to the caller's network",
  change: { kind: 'advice' },
  risk: 'needs-review',
  notes: [
    'Through the virtual private gateway, transit gateway or peering connection that joins the two; route propagation does it for VPN and Direct Connect.',
  ],
};

/** A URL that works, or what has to be made for this one. */
export const urlFixes = (found: Found, context: CheckContext): ProposedFix[] => {
  const url = context.world.request?.url ?? '';
  if (found.detail['isOtherResolver'] === true) return [useVpcResolver];
  switch (found.at?.result.reason) {
    case 'plain-http':
      return [
        correctRequest('use-https', `Call the URL with ${/^[^:]*/.exec(toHttps(url))?.[0] ?? 'https'}://`, {
          url: toHttps(url),
        }),
      ];
    case 'private-api-from-outside':
      return context.world.request?.network.from === 'public-internet'
        ? []
        : [...throughEndpoints(context), forwardQueries];
    case 'name-not-in-dns':
      return [addRecord];
    case 'no-route-to-endpoint':
      return [routeBack];
    default:
      return toOwnHost(context);
  }
};
