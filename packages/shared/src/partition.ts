/** AWS partitions by Region prefix, with the DNS suffix of their invoke hosts. */
export interface Partition {
  readonly id: string;
  readonly dnsSuffix: string;
}

/** The partition of a Region. https://docs.aws.amazon.com/general/latest/gr/rande.html */
export const partitionOf = (region: string): Partition => {
  if (region.startsWith('cn-')) return { id: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' };
  if (region.startsWith('us-gov-')) return { id: 'aws-us-gov', dnsSuffix: 'amazonaws.com' };
  if (region.startsWith('us-isob-')) return { id: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov' };
  if (region.startsWith('us-iso-')) return { id: 'aws-iso', dnsSuffix: 'c2s.ic.gov' };
  return { id: 'aws', dnsSuffix: 'amazonaws.com' };
};
