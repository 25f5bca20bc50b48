import type { WebAcl } from '@gatescope/shared';
import type { WafRequest } from './judge-statement.ts';
import { judgeStatement } from './judge-statement.ts';
import { objectOf } from '../json.ts';

/** What a web ACL may do with a request, and by which rule. */
export interface WafResult {
  readonly action: 'allow' | 'block' | 'challenge';
  /** Position among the rules as listed; undefined: the default action. */
  readonly ruleIndex: number | undefined;
  readonly ruleName: string | undefined;
  /** Status of a reply of its own. */
  readonly status?: number;
}

const actionOf = (value: unknown): Pick<WafResult, 'action' | 'status'> | 'count' | undefined => {
  const [kind, settings] = Object.entries(objectOf(value))[0] ?? [];
  const code = objectOf(objectOf(settings)['CustomResponse'])['ResponseCode'];
  switch (kind) {
    case 'Allow':
      return { action: 'allow' };
    case 'Block':
      return { action: 'block', ...(typeof code === 'number' ? { status: code } : {}) };
    case 'Count':
      return 'count';
    // https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html
    case 'Captcha':
      return { action: 'challenge', status: 405 };
    case 'Challenge':
      return { action: 'challenge', status: 202 };
    default:
      return undefined;
  }
};

type Rule = NonNullable<WebAcl['Rules']>[number];

const isRuleGroup = ({ OverrideAction, Action }: Rule): boolean => OverrideAction !== undefined && Action === undefined;
const isCountedGroup = ({ OverrideAction }: Rule): boolean => 'Count' in objectOf(OverrideAction);

/** Every result that is possible, in the order of the rules' priorities; one: it is decided. */
export const judgeWebAcl = (webAcl: WebAcl, waf: WafRequest): WafResult[] => {
  const rules = (webAcl.Rules ?? [])
    .map((rule, index) => ({ rule, index }))
    .sort((a, b) => (a.rule.Priority ?? 0) - (b.rule.Priority ?? 0));
  const possible: WafResult[] = [];
  for (const { rule, index } of rules) {
    const at = { ruleIndex: index, ruleName: rule.Name };
    if (isRuleGroup(rule)) {
      if (!isCountedGroup(rule)) possible.push({ action: 'block', ...at });
      continue;
    }
    const action = actionOf(rule.Action);
    const match = action === 'count' ? false : judgeStatement(rule.Statement, waf);
    if (match === false || action === 'count') continue;
    possible.push({ ...(action ?? { action: 'block' }), ...at });
    if (match) return possible;
  }
  const byDefault = actionOf(webAcl.DefaultAction);
  return [
    ...possible,
    {
      ...(byDefault === undefined || byDefault === 'count' ? { action: 'allow' as const } : byDefault),
      ruleIndex: undefined,
      ruleName: undefined,
    },
  ];
};
