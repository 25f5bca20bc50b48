import type { Call } from '../../call.ts';
import type { JsonObject } from '../../json.ts';

/** Regions that are on in a new account, by partition; others have to be opted into. */
const defaultRegions: Readonly<Record<string, readonly string[]>> = {
  aws: [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'eu-central-1',
    'eu-north-1',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'sa-east-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** DescribeRegions: the Regions that every account has, and the one that was asked. */
export function describeRegions({ partition, region, input }: Call): JsonObject {
  const names = [...new Set([...(defaultRegions[partition] ?? []), region])].toSorted();
  const wanted = input.list('RegionName');
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return {
    Regions: names
      .filter((name) => wanted.length === 0 || wanted.includes(name))
      .map((RegionName) => ({
        OptInStatus: defaultRegions[partition]?.includes(RegionName) === true ? 'opt-in-not-required' : 'opted-in',
        RegionName,
        Endpoint: `ec2.${RegionName}.${suffix}`,
      })),
  };
}
