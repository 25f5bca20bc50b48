import {
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsCommandOutput,
  type RRType,
} from '@aws-sdk/client-route-53';
import { type DnsRecord, dnsRecordSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

interface Position {
  readonly name?: string | undefined;
  readonly type?: RRType | undefined;
  readonly identifier?: string | undefined;
}

/** All records of a hosted zone. https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html */
export const listResourceRecordSets = defineRead({
  id: 'route-53/list-resource-record-sets',
  service: 'route-53',
  operation: 'ListResourceRecordSets',
  permission: {
    action: 'route53:ListResourceRecordSets',
    resource: 'arn:{partition}:route53:::hostedzone/{hostedZoneId}',
  },
  lane: 'route-53',
  part: 'dns',
  fills: '/account/dnsRecords',
  after: ['route-53/list-hosted-zones'],
  send: ({ client, input, page, options }: PageRequest<'route-53', { readonly hostedZoneId: string }>) => {
    const { name, type, identifier } = toPosition(page);
    return client.send(
      new ListResourceRecordSetsCommand({
        HostedZoneId: input.hostedZoneId,
        StartRecordName: name,
        StartRecordType: type,
        StartRecordIdentifier: identifier,
      }),
      options,
    );
  },
  next: (answer) => nextPosition(answer),
  toFacts: (pages) => toDnsRecords(pages),
  keep: 'shared',
});

// Route 53 pages by the next record instead of a token; here its three parts are one.
const nextPosition = (answer: ListResourceRecordSetsCommandOutput): string | undefined =>
  answer.IsTruncated === true
    ? JSON.stringify({
        name: answer.NextRecordName,
        type: answer.NextRecordType,
        identifier: answer.NextRecordIdentifier,
      })
    : undefined;

const toPosition = (page: string | undefined): Position => {
  // Written by nextPosition above.
  return page === undefined ? {} : (JSON.parse(page) as Position);
};

/** The records, without their zone. */
export const toDnsRecords = (
  pages: readonly Pick<ListResourceRecordSetsCommandOutput, 'ResourceRecordSets'>[],
): DnsRecord[] => dnsRecordSchema.array().parse(toPlain(pages.flatMap((page) => page.ResourceRecordSets ?? [])));
