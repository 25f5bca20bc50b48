import { isInRange, rangeOfOne } from '../../../gates/access/ip-range.ts';
import type { ConditionVerdict, PolicyContext } from '../../../policy/policy-types.ts';
import { keyMismatch } from '../refusal/key-mismatch.ts';
import type { RefusalView } from '../refusal/refusal-view.ts';
import type { StatementJson } from './statement-json.ts';
import { conditionValues, withCondition } from './statement-json.ts';

const textIn = (context: PolicyContext, key: string): string | undefined => {
  const value = context[key];
  return typeof value === 'string' ? value : undefined;
};

/** A condition that takes another's place: it holds (or, negated, exempts) this very request. */
interface Replacement {
  readonly key: string;
  readonly values: readonly string[];
  readonly isAddress: boolean;
}

/** The condition that tells this request by the path it took. */
const byPath = ({ policy, isPrivatePath }: RefusalView): Replacement | undefined => {
  const vpceId = textIn(policy.context, 'aws:SourceVpce');
  const sourceIp = textIn(policy.context, 'aws:SourceIp');
  if (isPrivatePath) return vpceId ? { key: 'aws:SourceVpce', values: [vpceId], isAddress: false } : undefined;
  return sourceIp ? { key: 'aws:SourceIp', values: [rangeOfOne(sourceIp)], isAddress: true } : undefined;
};

const otherIdKey: Readonly<Record<string, string>> = {
  'aws:sourcevpce': 'aws:SourceVpc',
  'aws:sourcevpc': 'aws:SourceVpce',
};

/** Under the other key where the listed ids are right for it; listed addresses under the endpoint's own key for addresses. */
const keepingValues = (
  condition: ConditionVerdict,
  values: readonly string[],
  view: RefusalView,
): Replacement | undefined => {
  const { context } = view.policy;
  const otherKey = otherIdKey[condition.key.toLowerCase()];
  const id = otherKey ? textIn(context, otherKey) : undefined;
  if (otherKey && id && values.includes(id)) return { key: otherKey, values, isAddress: false };
  const address = textIn(context, 'aws:VpcSourceIp');
  const isListed = address !== undefined && values.some((range) => isInRange(address, range));
  return condition.key.toLowerCase() === 'aws:sourceip' && view.isPrivatePath && isListed
    ? { key: 'aws:VpcSourceIp', values, isAddress: true }
    : undefined;
};

const operatorFor = ({ isAddress }: Replacement, isNegated: boolean): string => {
  if (isAddress) return isNegated ? 'NotIpAddress' : 'IpAddress';
  return isNegated ? 'StringNotEquals' : 'StringEquals';
};

const listedValue = (actual: string, operator: string): string =>
  /IpAddress/i.test(operator) ? rangeOfOne(actual) : actual;

/** In an endpoint's own policy its id tells nothing: the caller's address goes under the key that endpoints carry, or the condition goes. */
const underEndpointAddress = (values: readonly string[], { policy }: RefusalView) => {
  const address = textIn(policy.context, 'aws:VpcSourceIp');
  const ranges = values.filter((value) => /[./:]/.test(value) && /^[0-9a-f.:/]+$/i.test(value));
  return address
    ? { operator: 'IpAddress', key: 'aws:VpcSourceIp', values: [...ranges, rangeOfOne(address)] }
    : undefined;
};

/**
 * The statement with one condition changed so that it lists this request: its value added, or the condition put under a
 * key that the path carries. Undefined where neither can be.
 */
export const correctCondition = (
  statement: StatementJson,
  condition: ConditionVerdict,
  view: RefusalView,
): StatementJson | undefined => {
  const { operator, key, isNegated, actual } = condition;
  if (/^Null$/i.test(operator)) return undefined;
  const values = conditionValues(statement, { operator, key });
  const mismatch = keyMismatch(condition, view);
  if (mismatch === 'caller-vpc' && view.endpointVpcId)
    return withCondition(statement, undefined, { operator, key, values: [...values, view.endpointVpcId] });
  const [value] = actual;
  if (!mismatch && value !== undefined && /^(?:String|Arn|IpAddress|NotIpAddress)/i.test(operator)) {
    return withCondition(statement, undefined, { operator, key, values: [...values, listedValue(value, operator)] });
  }
  if (view.policy.kind === 'endpoint-policy' && !isNegated)
    return withCondition(statement, { operator, key }, underEndpointAddress(values, view));
  const replacement = keepingValues(condition, values, view) ?? byPath(view);
  return (
    replacement &&
    withCondition(
      statement,
      { operator, key },
      { operator: operatorFor(replacement, isNegated), key: replacement.key, values: replacement.values },
    )
  );
};
