import type { PredictedReply, WebAcl } from '@gatescope/shared';
import { accountFactOf } from '../facts.ts';
import { wafFiltered } from '../reply/replies.ts';
import { shapeReplies } from '../reply/with-gateway-response.ts';
import { objectOf, textOf } from './access/json.ts';
import { isPrivateAddress } from './access/ip-range.ts';
import type { WafResult } from './access/waf/judge-web-acl.ts';
import { judgeWebAcl } from './access/waf/judge-web-acl.ts';
import type { Gate, GateAnswer, GateContext } from './gate.ts';

/** A rule's own reply takes the place of the gateway response; a puzzle for browsers has a status of its own. */
const repliesOf = (context: GateContext, results: readonly WafResult[]): PredictedReply[] =>
  results
    .filter(({ action }) => action !== 'allow')
    .flatMap(({ status }) => (status === undefined ? shapeReplies(context, [wafFiltered]) : [{ status }]))
    .filter((reply, index, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(reply)) === index);

/** The caller's address where nothing between replaces it. */
const sourceIpOf = ({ request, journey }: GateContext): string | undefined => {
  const { sourceIp } = request.network;
  const isDirect = journey.way === undefined || journey.way.kind === 'public' || journey.way.kind === 'unknown';
  return isDirect && sourceIp && !isPrivateAddress(sourceIp) ? sourceIp : undefined;
};

/** https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-setting-body-inspection-limit.html */
const bodyLimitOf = (webAcl: WebAcl): number => {
  const ofKind = objectOf(objectOf(webAcl['AssociationConfig'])['RequestBody']);
  const limit = textOf(objectOf(ofKind['API_GATEWAY'])['DefaultSizeInspectionLimit']);
  return Number(/^KB_(\d+)$/.exec(limit ?? '')?.[1] ?? 16) * 1024;
};

const judge = (context: GateContext, arn: string, webAcl: WebAcl): GateAnswer => {
  const { facts, request } = context;
  const addressesOf = (ipSet: string): readonly string[] | undefined => {
    const fact = facts.read(accountFactOf('ipSets', ipSet));
    return fact.state === 'present' ? (fact.value.Addresses ?? []) : undefined;
  };
  const sourceIp = sourceIpOf(context);
  const results = judgeWebAcl(webAcl, { request, sourceIp, bodyLimit: bodyLimitOf(webAcl), addressesOf });
  const blocks = results.filter(({ action }) => action === 'block');
  const detail = { webAclArn: arn, webAcl: webAcl.Name ?? arn, results, sourceIp: sourceIp ?? null };
  if (results.every(({ action }) => action === 'allow')) return { outcome: 'passed', detail };
  const refusal = { reason: 'waf-blocks', replies: repliesOf(context, blocks), detail } as const;
  if (blocks.length === results.length) return { outcome: 'stopped', ...refusal };
  const unsaid = sourceIp === undefined ? ['network.sourceIp'] : [];
  return { outcome: 'unknown', ...refusal, detail: { ...detail, unsaid }, missing: facts.missing() };
};

/**
 * The web ACL of the stage: what its rules say as far as configuration tells. It is asked before resource policy, IAM and
 * authorizers.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
 */
export const wafGate: Gate = {
  id: 'waf',
  title: 'Web ACL',
  run: (context) => {
    const arn = context.journey.arrival?.stage?.webAclArn;
    if (!arn) return { outcome: 'skipped' };
    const webAcl = context.facts.read(accountFactOf('webAcls', arn));
    if (webAcl.state === 'present') return judge(context, arn, webAcl.value);
    return {
      outcome: 'unknown',
      reason: 'waf-blocks',
      replies: shapeReplies(context, [wafFiltered]),
      detail: { webAclArn: arn },
    };
  },
};
