import { AwsError, readable } from '../../aws-error.ts';
import type { Call, Operation, Service } from '../../call.ts';
import type { JsonObject } from '../../json.ts';
import { pageOf } from '../../paging.ts';
import { restXml } from '../../protocols/rest-xml.ts';
import { queryTroubles, spellTrouble } from '../trouble.ts';
import { without } from '../without.ts';
import { toDistribution } from './distributions.ts';

const root = '/2020-05-31/distribution';

/** Amazon CloudFront: distributions that may stand in front of an API. */
export const cloudFront: Service = {
  name: 'CloudFront',
  signingName: 'cloudfront',
  protocol: restXml({
    namespace: 'http://cloudfront.amazonaws.com/doc/2020-05-31/',
    itemNames: {
      'DistributionList/Items': 'DistributionSummary',
      'Aliases/Items': 'CNAME',
      AliasICPRecordals: 'AliasICPRecordal',
      'StatusCodes/Items': 'StatusCode',
      'Members/Items': 'OriginGroupMember',
      'GeoRestriction/Items': 'Location',
      'Origins/Items': 'Origin',
      'OriginGroups/Items': 'OriginGroup',
      'CacheBehaviors/Items': 'CacheBehavior',
      'CustomErrorResponses/Items': 'CustomErrorResponse',
      'AllowedMethods/Items': 'Method',
      'CachedMethods/Items': 'Method',
      'Headers/Items': 'Name',
      'QueryStringCacheKeys/Items': 'Name',
      'WhitelistedNames/Items': 'Name',
      'TrustedSigners/Items': 'AwsAccountNumber',
      'TrustedKeyGroups/Items': 'KeyGroup',
      'CustomHeaders/Items': 'OriginCustomHeader',
      'OriginSslProtocols/Items': 'SslProtocol',
      'LambdaFunctionAssociations/Items': 'LambdaFunctionAssociation',
      'FunctionAssociations/Items': 'FunctionAssociation',
    },
  }),
  operations: [
    operation('ListDistributions', root, listDistributions),
    operation('GetDistribution', `${root}/{Id}`, getDistribution),
    operation('GetDistributionConfig', `${root}/{Id}/config`, (call) => ({
      DistributionConfig: toConfig(findDistribution(call)),
    })),
  ],
  trouble: spellTrouble(queryTroubles),
};

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html
function operation(name: string, path: string, answer: (call: Call) => JsonObject): Operation {
  return {
    name,
    path,
    action: `cloudfront:${name}`,
    resource: ({ partition, accountId, input }) => {
      const id = input.text('Id');
      return id === undefined ? '*' : `arn:${partition}:cloudfront::${accountId}:distribution/${id}`;
    },
    answer,
  };
}

function listDistributions(call: Call): JsonObject {
  const limit = call.input.number('MaxItems') ?? 100;
  const all = readable(call.account.global.cloudFront);
  const page = pageOf(all, { limit, token: call.input.text('Marker') }, () => {
    return new AwsError({ status: 400, code: 'InvalidArgument', message: 'The parameter Marker is invalid.' });
  });
  const IsTruncated = page.next !== undefined;
  return {
    DistributionList: {
      Marker: call.input.text('Marker') ?? '',
      MaxItems: limit,
      IsTruncated,
      ...(IsTruncated ? { NextMarker: page.next } : {}),
      Quantity: page.items.length,
      Items: page.items.map(toDistribution),
    },
  };
}

function findDistribution({ account, input }: Call): JsonObject {
  const id = input.text('Id') ?? '';
  const found = readable(account.global.cloudFront).find((distribution) => distribution['Id'] === id);
  if (found === undefined) {
    throw new AwsError({
      status: 404,
      code: 'NoSuchDistribution',
      message: 'The specified distribution does not exist.',
    });
  }
  return found;
}

function getDistribution(call: Call): JsonObject {
  const found = findDistribution(call);
  const { Id, ARN, Status, LastModifiedTime, DomainName } = found;
  return { Distribution: { Id, ARN, Status, LastModifiedTime, DomainName, DistributionConfig: toConfig(found) } };
}

// Identity and state of a distribution are no part of its configuration.
function toConfig(distribution: JsonObject): JsonObject {
  const { Id } = distribution;
  return {
    CallerReference: Id,
    ...toDistribution(without(distribution, 'Id', 'ARN', 'Status', 'LastModifiedTime', 'DomainName')),
  };
}
