import { GetHostedZoneCommand, type GetHostedZoneCommandOutput } from '@aws-sdk/client-route-53';
import { defineRead, type PageRequest } from '../../read.ts';

/** A private hosted zone, for the VPCs that it answers in. https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html */
export const getHostedZone = defineRead({
  id: 'route-53/get-hosted-zone',
  service: 'route-53',
  operation: 'GetHostedZone',
  permission: { action: 'route53:GetHostedZone', resource: 'arn:{partition}:route53:::hostedzone/{hostedZoneId}' },
  lane: 'route-53',
  part: 'dns',
  fills: '/account/dnsRecords',
  after: ['route-53/list-hosted-zones'],
  send: ({ client, input, options }: PageRequest<'route-53', { readonly hostedZoneId: string }>) =>
    client.send(new GetHostedZoneCommand({ Id: input.hostedZoneId }), options),
  toFacts: ([answer]) => toZoneVpcs(answer),
  keep: 'shared',
});

/** The ids of the VPCs. */
export const toZoneVpcs = (answer: Pick<GetHostedZoneCommandOutput, 'VPCs'> | undefined): string[] =>
  (answer?.VPCs ?? []).flatMap(({ VPCId }) => VPCId ?? []);
