import type { ConditionVerdict } from '../../../policy/policy-types.ts';
import type { RefusalView } from './refusal-view.ts';

/**
 * Why a condition about the network can never do what it was written for.
 * `not-carried`: requests on this path do not have the key. `other-kind`: its values are ids of something else.
 * `caller-vpc`: the caller's VPC is listed, where the key holds the endpoint's.
 */
export type KeyMismatch = 'not-carried' | 'other-kind' | 'caller-vpc';

/** Global keys that API Gateway is not among the supported services of. */
const unsupported = new Set(['aws:sourcevpcarn', 'aws:vpceaccount', 'aws:vpceorgid', 'aws:vpceorgpaths']);
const privateOnly = new Set(['aws:sourcevpce', 'aws:sourcevpc', 'aws:vpcsourceip']);
const prefixes: Readonly<Record<string, string>> = { 'aws:sourcevpce': 'vpce-', 'aws:sourcevpc': 'vpc-' };

const isPlain = (value: string): boolean => !/[*?]|\$\{/.test(value);

const isOtherKind = ({ expected }: ConditionVerdict, prefix: string): boolean =>
  expected.length > 0 && expected.every((value) => isPlain(value) && !value.toLowerCase().startsWith(prefix));

const listsCallersVpc = ({ expected }: ConditionVerdict, { endpointVpcId, callerVpcId }: RefusalView): boolean =>
  endpointVpcId !== undefined &&
  callerVpcId !== undefined &&
  endpointVpcId !== callerVpcId &&
  !expected.includes(endpointVpcId) &&
  expected.includes(callerVpcId);

/**
 * The mismatch of a condition with the path that the request took; undefined where the key fits.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export const keyMismatch = (condition: ConditionVerdict, view: RefusalView): KeyMismatch | undefined => {
  const key = condition.key.toLowerCase();
  if (unsupported.has(key)) return 'not-carried';
  if (/^Null$/i.test(condition.operator)) return undefined;
  if (privateOnly.has(key) && !view.isPrivatePath) return 'not-carried';
  if (key === 'aws:sourceip' && view.isPrivatePath) return 'not-carried';
  const prefix = prefixes[key];
  if (prefix && isOtherKind(condition, prefix)) return 'other-kind';
  return key === 'aws:sourcevpc' && listsCallersVpc(condition, view) ? 'caller-vpc' : undefined;
};
