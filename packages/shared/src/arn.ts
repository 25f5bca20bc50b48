/** The six parts of an ARN. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

/** Parses an ARN; undefined when the text is none. */
export const parseArn = (text: string): Arn | undefined => {
  const parts = text.split(':');
  const [prefix, partition, service, region, accountId] = parts;
  if (prefix !== 'arn' || parts.length < 6 || !partition || !service) return undefined;
  return { partition, service, region: region ?? '', accountId: accountId ?? '', resource: parts.slice(5).join(':') };
};

/** The role ARN behind an assumed-role session ARN (paths are lost in a session ARN); other ARNs as they are. */
export const roleArnOfSession = (principal: string): string => {
  const arn = parseArn(principal);
  if (arn?.service !== 'sts' || !arn.resource.startsWith('assumed-role/')) return principal;
  const role = arn.resource.split('/')[1] ?? '';
  return `arn:${arn.partition}:iam::${arn.accountId}:role/${role}`;
};
