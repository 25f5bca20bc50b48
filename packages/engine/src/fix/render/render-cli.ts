import type { ManagementCall } from './rendered-change.ts';
import { quote } from './quote.ts';

/** `UpdateRestApi`, `restApiId`, `VpcEndpointId` -> `update-rest-api`, `rest-api-id`, `vpc-endpoint-id`. */
export const toKebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

/** The CLI calls some negations by a word of their own. https://docs.aws.amazon.com/cli/latest/reference/ec2/create-network-acl-entry.html */
const negations: Readonly<Record<string, string>> = { egress: '--ingress' };

const parameter = ([name, value]: [string, unknown]): string => {
  const flag = toKebab(name);
  if (value === true) return `--${flag}`;
  if (value === false) return negations[flag] ?? `--no-${flag}`;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return `--${flag} ${value.map(quote).join(' ')}`;
  return `--${flag} ${quote(typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value))}`;
};

/** The AWS CLI line of one call; parameters one per line where there are more than two. */
export const renderCliLine = ({ service, operation, input }: ManagementCall, region: string): string => {
  const words = [...Object.entries(input).map(parameter), ...(service === 'iam' ? [] : [`--region ${region}`])];
  const head = `aws ${service} ${toKebab(operation)}`;
  return words.length > 2 ? [head, ...words].join(' \\\n  ') : [head, ...words].join(' ');
};
