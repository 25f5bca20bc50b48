import type { RoutingRule } from '@gatescope/shared';
import { pathBelow } from './base-path.ts';

type Condition = NonNullable<RoutingRule['Conditions']>[number];
type Headers = Readonly<Record<string, string>>;

/** Where a routing rule sends a request. */
export interface RuleMatch {
  readonly ruleId: string | undefined;
  readonly apiId: string | undefined;
  readonly stage: string | undefined;
  /** The base path that matched; empty where the rule has none. */
  readonly basePath: string;
  readonly isStripped: boolean;
}

const matchesGlob = (glob: string, value: string): boolean => {
  const parts = glob.split('*');
  if (parts.length === 1) return glob === value;
  const [start = '', ...others] = parts;
  const end = others.at(-1) ?? '';
  return (
    value.length >= start.length + end.length &&
    value.startsWith(start) &&
    value.endsWith(end) &&
    (others.length < 2 || value.includes(others[0] ?? ''))
  );
};

const headerMatches = (condition: Condition, headers: Headers): boolean => {
  const wanted = condition.MatchHeaders?.AnyOf;
  if (!wanted) return true;
  return wanted.some(({ Header, ValueGlob }) => {
    const value = headers[(Header ?? '').toLowerCase()];
    return value !== undefined && matchesGlob(ValueGlob ?? '', value);
  });
};

const basePathOf = (condition: Condition, path: string): string | undefined =>
  condition.MatchBasePaths?.AnyOf?.find((basePath) => pathBelow(path, basePath) !== undefined);

const matches = ({ Conditions }: RoutingRule, path: string, headers: Headers): boolean =>
  (Conditions ?? []).every(
    (condition) =>
      headerMatches(condition, headers) &&
      (condition.MatchBasePaths === undefined || basePathOf(condition, path) !== undefined),
  );

const toMatch = (rule: RoutingRule, path: string): RuleMatch => {
  const action = rule.Actions?.[0]?.InvokeApi;
  const basePath = (rule.Conditions ?? []).flatMap((condition) => basePathOf(condition, path) ?? [])[0] ?? '';
  return {
    ruleId: rule.RoutingRuleId,
    apiId: action?.ApiId,
    stage: action?.Stage,
    basePath: basePath.replace(/^\/+|\/+$/g, ''),
    isStripped: action?.StripBasePath ?? false,
  };
};

/**
 * The first rule by priority all of whose conditions hold; a rule without conditions always does. Header names are
 * compared without case, values and base paths with it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html
 */
export const findRule = (rules: readonly RoutingRule[], path: string, headers: Headers): RuleMatch | undefined => {
  const rule = [...rules]
    .sort((a, b) => (a.Priority ?? Infinity) - (b.Priority ?? Infinity))
    .find((candidate) => matches(candidate, path, headers));
  return rule ? toMatch(rule, path) : undefined;
};
