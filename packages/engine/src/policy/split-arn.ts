/** The six parts of an ARN, the last with all its colons; undefined where there are fewer. */
export const splitArn = (arn: string): readonly string[] | undefined => {
  const parts: string[] = [];
  let from = 0;
  while (parts.length < 5) {
    const colon = arn.indexOf(':', from);
    if (colon < 0) return undefined;
    parts.push(arn.slice(from, colon));
    from = colon + 1;
  }
  parts.push(arn.slice(from));
  return parts;
};
