import { partitionOf } from '@gatescope/shared';

const homes: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-northwest-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
};

/** The Region through which the services that know no Region (IAM, Route 53, CloudFront) are asked in a partition. */
export const globalRegionOf = (region: string): string => homes[partitionOf(region).id] ?? region;
