import { ListHostedZonesCommand, type ListHostedZonesCommandOutput } from '@aws-sdk/client-route-53';
import { defineRead } from '../../read.ts';

/** A hosted zone. */
export interface HostedZone {
  /** Without the `/hostedzone/` that AWS puts before it. */
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
}

/** All hosted zones of the account. https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html */
export const listHostedZones = defineRead({
  id: 'route-53/list-hosted-zones',
  service: 'route-53',
  operation: 'ListHostedZones',
  permission: { action: 'route53:ListHostedZones', resource: '*' },
  lane: 'route-53',
  part: 'dns',
  fills: '/account/dnsRecords',
  after: [],
  send: ({ client, page, options }) => client.send(new ListHostedZonesCommand({ Marker: page }), options),
  next: ({ NextMarker }) => NextMarker,
  toFacts: (pages) => toHostedZones(pages),
  keep: 'shared',
});

/** The zones. */
export const toHostedZones = (pages: readonly Pick<ListHostedZonesCommandOutput, 'HostedZones'>[]): HostedZone[] =>
  pages.flatMap((page) =>
    (page.HostedZones ?? []).map(({ Id, Name, Config }) => ({
      id: (Id ?? '').replace('/hostedzone/', ''),
      name: Name ?? '',
      isPrivate: Config?.PrivateZone ?? false,
    })),
  );
