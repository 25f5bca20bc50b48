import { accountFact } from '../../facts.ts';
import { parsePolicyDocument } from '../../policy/parse-policy-document.ts';
import { accessDenied, forbiddenBeforeStage } from '../../reply/replies.ts';
import { askPolicy } from '../access/ask-policy.ts';
import { domainArn } from '../access/policy-context.ts';
import { vantageOf } from '../access/vantage.ts';
import type { GateContext } from '../gate.ts';
import type { Way } from '../journey.ts';
import { executeApiEndpoints } from './endpoints.ts';
import type { OwnDomain } from './find-domain.ts';
import { isSameDomain } from './find-domain.ts';
import type { Hurdle } from './hurdle.ts';
import { clear } from './hurdle.ts';
import { uncited } from './network-lists.ts';

type EndpointWay = Extract<Way, { kind: 'endpoint' }>;

/** An endpoint that the API's own account does not list is another account's, unless that list is hidden. */
const isForeign = (context: GateContext, { endpoint }: EndpointWay): boolean => {
  const { accountId } = context.world.snapshot.target;
  if (endpoint) return endpoint.OwnerId !== undefined && endpoint.OwnerId !== accountId;
  const caller = context.request.network.accountId;
  return (caller !== undefined && caller !== accountId) || !executeApiEndpoints(uncited(context)).isHidden;
};

/**
 * A private domain name serves only endpoints that have an access association with it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-associations.html
 */
export const associationHurdle = (context: GateContext, domain: OwnDomain, way: EndpointWay): Hurdle => {
  const fact = context.facts.read(accountFact('domainNameAccessAssociations'));
  const reason = isForeign(context, way) ? 'cross-account-endpoint' : 'domain-not-associated';
  const detail = {
    domain: domain.name,
    domainPointer: domain.pointer,
    domainNameArn: domain.source?.domainNameArn,
    vpceId: way.vpceId,
  };
  if (fact.state === 'hidden') return { kind: 'doubt', detail };
  const associations = fact.state === 'present' ? fact.value : [];
  const own = associations.filter(({ domainNameArn }) => isSameDomain(domain, domainNameArn));
  if (own.some(({ accessAssociationSource }) => accessAssociationSource === way.vpceId)) return clear;
  return {
    kind: 'blocked',
    reason,
    replies: [forbiddenBeforeStage],
    detail: { ...detail, associated: own.map(({ accessAssociationSource }) => accessAssociationSource) },
  };
};

const principalOf = ({ request }: GateContext): string | undefined =>
  request.credential.scheme === 'sigv4' && request.principal && request.principal !== 'anonymous'
    ? request.principal
    : undefined;

/**
 * The private domain name's own policy; the console creates one that denies everybody.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
export const domainPolicyHurdle = (context: GateContext, domain: OwnDomain): Hurdle => {
  const { world, request, journey } = context;
  const { source } = domain;
  const reason = 'domain-policy-denies';
  const replies = [accessDenied('User: '), forbiddenBeforeStage];
  const pointer = `${domain.pointer}/policy`;
  const detail = { domain: domain.name, domainPointer: domain.pointer };
  const parsed = source?.policy ? parsePolicyDocument(source.policy) : undefined;
  if (!source || parsed?.kind !== 'parsed')
    return { kind: 'doubt', reason, replies, detail: { ...detail, policyState: parsed ? 'malformed' : 'none' } };
  const { target } = world.snapshot;
  const vantage = vantageOf({ way: journey.way, isPrivateApi: true, request });
  const answer = askPolicy({
    source: {
      target,
      request,
      vantage,
      seen: world.seen,
      domain: source,
      policy: 'resource-policy',
      principal: principalOf(context),
    },
    document: parsed.document,
    pointer,
    resource: domainArn(target, source),
  });
  if (answer.decision === 'allow') return clear;
  const seen = { ...detail, domainPolicy: answer.detail };
  return answer.decision
    ? { kind: 'blocked', reason, replies, detail: seen }
    : { kind: 'doubt', reason, replies, detail: seen };
};
