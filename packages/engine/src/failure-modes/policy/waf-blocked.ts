import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { rangeOfOne } from '../../gates/access/ip-range.ts';
import type { WafResult } from '../../gates/access/waf/judge-web-acl.ts';
import { listOf, objectOf, textOf } from '../../gates/access/json.ts';
import type { CheckContext, Found } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { findStop } from '../stop.ts';

const resultsOf = ({ result }: Stop): readonly WafResult[] =>
  // The WAF gate's own JSON; a trace carries it untyped.
  listOf(result.detail['results']) as readonly WafResult[];

const aclOf = ({ result }: Stop): string => textOf(result.detail['webAclArn']) ?? '';

const blockOf = (stop: Stop): WafResult | undefined =>
  resultsOf(stop).find(({ action }) => action === 'block') ??
  resultsOf(stop).find(({ action }) => action === 'challenge');

/** The reply is a puzzle or a silent check, which only a browser can answer. */
const isChallenged = ({ world: { seen } }: CheckContext, stop: Stop): boolean => {
  if (seen.headers['x-amzn-waf-action'] !== undefined) return true;
  const results = resultsOf(stop);
  return results.every(({ action }) => action === 'challenge') && results.some(({ status }) => status === seen.status);
};

const seenInLog = ({ world }: CheckContext): string | undefined =>
  world.observations.find(
    (item) =>
      item.kind === 'log' &&
      item.relation === 'this-request' &&
      item.lines.some((line) => /WAF_(?:BLOCK|FILTERED)/.test(line)),
  )?.id;

/** JSON is the same however a tool prints it; anything else is compared as it is. */
const plainBody = (text: string | undefined): string | undefined => {
  try {
    return JSON.stringify(JSON.parse(text ?? ''));
  } catch {
    return text?.trim();
  }
};

/** The body that was seen is one that the web ACL keeps for what it blocks. */
const ownAnswer = ({ world }: CheckContext, stop: Stop): Evidence | undefined => {
  const arn = aclOf(stop);
  const acl = world.snapshot.account.webAcls[arn];
  const seen = plainBody(world.seen.bodyText);
  if (acl?.state !== 'present' || !seen) return undefined;
  const bodies = Object.entries(objectOf(acl.value['CustomResponseBodies']));
  const key = bodies.find(([, body]) => plainBody(textOf(objectOf(body)['Content'])) === seen)?.[0];
  return key === undefined
    ? undefined
    : {
        label: 'Answer of the web ACL to what it blocks',
        pointer: toPointer('account', 'webAcls', arn, 'value', 'CustomResponseBodies', key, 'Content'),
        observed: seen,
      };
};

const evidenceOf = (context: CheckContext, stop: Stop): Evidence[] => {
  const arn = aclOf(stop);
  const acl = context.world.snapshot.account.webAcls[arn];
  const block = blockOf(stop);
  const logged = seenInLog(context);
  const base = ['account', 'webAcls', arn];
  const address = textOf(stop.result.detail['sourceIp']);
  const rule: Evidence =
    acl?.state !== 'present'
      ? { label: 'Web ACL of the stage', pointer: '/api/stages', observed: arn }
      : block?.ruleIndex === undefined
        ? { label: 'Default action', pointer: toPointer(...base, 'value', 'DefaultAction'), observed: 'Block' }
        : {
            label: `Rule ${block.ruleName ?? ''}`,
            pointer: toPointer(...base, 'value', 'Rules', block.ruleIndex),
            observed: block.action === 'challenge' ? 'asks for a puzzle or a check that only browsers solve' : 'blocks',
          };
  const answer = ownAnswer(context, stop);
  return [
    rule,
    ...(answer ? [answer] : []),
    ...(address ? [{ label: 'Caller', pointer: 'request:network.sourceIp', observed: address }] : []),
    ...(logged ? [{ label: 'Log line', pointer: `observation:${logged}`, observed: 'WAF blocked this request' }] : []),
  ];
};

/** IP sets of Allow rules, in which the caller's address is missing. */
const allowSets = (context: CheckContext, stop: Stop): string[] => {
  const acl = context.world.snapshot.account.webAcls[aclOf(stop)];
  if (acl?.state !== 'present' || blockOf(stop)?.ruleIndex !== undefined) return [];
  return (acl.value.Rules ?? []).flatMap(({ Action, Statement }) => {
    const arn = textOf(objectOf(objectOf(Statement)['IPSetReferenceStatement'])['ARN']);
    return 'Allow' in objectOf(Action) && arn && context.world.snapshot.account.ipSets[arn]?.state === 'present'
      ? [arn]
      : [];
  });
};

const fixesFor = ({ at }: Found, context: CheckContext): ProposedFix[] => {
  const address = at ? textOf(at.result.detail['sourceIp']) : undefined;
  const [set] = at ? allowSets(context, at) : [];
  const general: ProposedFix = {
    id: 'review-rule',
    title: 'Look the request up in the sampled requests of the web ACL and exempt it from the rule',
    change: { kind: 'advice' },
    risk: 'needs-review',
    notes: [
      'Set the rule to Count first, to see what else it would let through.',
      'Web ACL changes act within minutes, without a deployment of the API.',
    ],
  };
  if (!address || !set) return [general];
  const add: ProposedFix = {
    id: 'add-address',
    title: `Add ${rangeOfOne(address)} to the IP set ${set.split('/').at(-2) ?? ''}`,
    change: {
      kind: 'patch',
      operations: [
        { op: 'append', path: toPointer('account', 'ipSets', set, 'value', 'Addresses'), value: rangeOfOne(address) },
      ],
    },
    risk: 'safe',
    notes: ['IP set changes act within minutes, without a deployment of the API.'],
  };
  return [add, general];
};

/**
 * A web ACL on the stage is asked before resource policy, IAM and authorizers; what it blocks is answered like a bad API
 * key. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
 */
export const wafBlocked = defineFailureMode({
  id: 'waf-blocked',
  title: 'Web ACL of the stage blocks this request',
  kind: 'blocking',
  gate: 'waf',
  apis: ['REST'],
  explains: ['waf-blocks'],
  symptom: {
    complaints: ['refused', 'sometimes'],
    texts: ['Forbidden', 'x-amzn-waf-action: captcha'],
    statuses: [403, 405, 202],
  },
  needs: ['/api/stages', '/account/webAcls/*', '/account/ipSets/*'],
  check: (context) => {
    const open = findStop(context.mayStop, ['waf-blocks']);
    const logged = seenInLog(context);
    const isOwn = open !== undefined && (ownAnswer(context, open) !== undefined || isChallenged(context, open));
    const at =
      findStop(context.stops, ['waf-blocks']) ??
      (open && (open.agreement === 'agrees' || logged || isOwn) ? open : undefined);
    if (!at) return open ? { verdict: 'unknown', missing: open.result.missing } : { verdict: 'clear' };
    const block = blockOf(at);
    const rule =
      block === undefined
        ? 'a rule that cannot be judged from here'
        : block.ruleIndex === undefined
          ? 'its default action'
          : `rule ${block.ruleName ?? block.ruleIndex}`;
    return {
      verdict: 'found',
      at,
      ...(logged ? { standing: 'observed' as const } : isOwn ? { standing: 'specific' as const } : {}),
      evidence: evidenceOf(context, at),
      detail: { acl: textOf(at.result.detail['webAcl']) ?? aclOf(at), rule, isSure: at.result.outcome === 'stopped' },
    };
  },
  explain: ({ detail }) => ({
    summary: `Web ACL ${String(detail['acl'])} ${detail['isSure'] === true ? 'blocks' : 'may block'} this request by ${String(detail['rule'])}.`,
    explanation:
      'AWS WAF looks at a request before API Gateway asks any policy, key or authorizer, and its block is answered with the same 403 "Forbidden" as a bad API key. A rule with the action CAPTCHA answers 405 and one with Challenge 202, with the header x-amzn-waf-action and a page that only a browser can solve. Rates, geography, managed rules and bodies cannot be judged from configuration; the sampled requests of the web ACL name the rule.',
  }),
  fixes: fixesFor,
  fixAvailability: 'always',
  howToSee:
    "'aws wafv2 get-sampled-requests' for the rule's metric, or $context.wafResponseCode and $context.error.responseType in the access log (WAF_BLOCK, WAF_FILTERED).",
  why: 'A web ACL belongs to the stage and decides alone, by rules in the order of their priority and a default action.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html',
      proves: 'WAF is evaluated before resource policies, IAM and authorizers.',
    },
    {
      url: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-default-action.html',
      proves: 'The default action decides when no rule does.',
    },
  ],
});
