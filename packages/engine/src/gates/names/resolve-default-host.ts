import type { InvokeHost } from '@gatescope/shared';
import { partitionOf } from '@gatescope/shared';
import type { ReasonCode } from '../../reason-codes.ts';
import { forbiddenBeforeStage, nameNotFound } from '../../reply/replies.ts';
import type { GateAnswer } from '../gate.ts';
import { findEndpoint, throughEndpoint } from './endpoints.ts';
import { lacksSubnets } from './eligible-subnets.ts';
import type { NameQuestion } from './name-question.ts';
import { isUncertain, leadsNowhere, resolves } from './name-question.ts';
import type { PrivateDns, PrivateDnsObstacle } from './private-dns.ts';
import { privateDnsOf } from './private-dns.ts';
import { followOwnZone } from './follow-own-zone.ts';

type Placed = Extract<InvokeHost, { readonly region: string; readonly suffix: string }>;

/** Stops names of another Region, partition or suffix; undefined when the place is the API's own. */
export const checkPlace = (question: NameQuestion, host: Placed): GateAnswer | undefined => {
  const { hosting } = question;
  const expectedSuffix = partitionOf(host.region).dnsSuffix;
  if (host.region === hosting.region && host.suffix === expectedSuffix) return undefined;
  const detail = {
    calledRegion: host.region,
    calledSuffix: host.suffix,
    region: hosting.region,
    suffix: hosting.suffix,
  };
  const replies = host.suffix === expectedSuffix ? [nameNotFound, forbiddenBeforeStage] : [nameNotFound];
  return leadsNowhere(question, 'wrong-region-or-suffix', detail, replies);
};

const obstacleReasons: Record<PrivateDnsObstacle, ReasonCode> = {
  'no-endpoint': 'vpce-missing',
  'switched-off': 'vpce-private-dns-off',
  'not-available': 'vpce-not-available',
  'dns-attributes-off': 'vpc-dns-off',
};

/** What a private DNS that is off means, as detail of a gate. */
export const describeObstacle = (dns: Extract<PrivateDns, { kind: 'off' }>): Record<string, unknown> => ({
  endpoints: dns.endpoints.map(({ value, pointer }) => ({ vpceId: value.VpcEndpointId, state: value.State, pointer })),
  ...(dns.attributes ? { attributes: dns.attributes } : {}),
});

const insideVpc = (question: NameQuestion): GateAnswer => {
  const { context, caller } = question;
  const dns = privateDnsOf(context, caller);
  if (dns.kind === 'on')
    return resolves(question, throughEndpoint(dns.endpoint.value.VpcEndpointId, dns.endpoint.value), {
      privateDns: 'on',
      endpointPointer: dns.endpoint.pointer,
    });
  const own = followOwnZone(question);
  if (own.kind === 'answer') return own.answer;
  const said = caller.vpceId
    ? { way: throughEndpoint(caller.vpceId, findEndpoint(context, caller.vpceId)?.value) }
    : {};
  if (dns.kind === 'unknown') {
    const unsaid = dns.because === 'vpc-not-said' ? { unsaid: ['network.vpcId'] } : {};
    return isUncertain(question, { ...said, detail: { because: dns.because, ...unsaid } });
  }
  const isStarved = dns.because === 'not-available' && dns.endpoints.some(({ value }) => lacksSubnets(context, value));
  const isSpoke = dns.because === 'no-endpoint' && caller.place === 'peered-vpc';
  const reason = isSpoke
    ? 'private-api-from-outside'
    : isStarved
      ? 'vpce-subnet-unusable'
      : obstacleReasons[dns.because];
  const detail = { place: caller.place, vpcId: caller.vpcId, ...describeObstacle(dns) };
  // A zone of one's own may answer the name all the same; where zones cannot be read nobody knows.
  return own.kind === 'hidden'
    ? isUncertain(question, { reason, ...said, detail })
    : leadsNowhere(question, reason, detail);
};

const outsideVpc = (question: NameQuestion): GateAnswer => {
  const { caller, context } = question;
  const detail = { place: caller.place };
  if (caller.place === 'public-internet') return leadsNowhere(question, 'private-api-from-outside', detail);
  const own = followOwnZone(question);
  if (own.kind === 'answer') return own.answer;
  const said = caller.vpceId
    ? { way: throughEndpoint(caller.vpceId, findEndpoint(context, caller.vpceId)?.value) }
    : {};
  // On-premises resolvers may forward to a Resolver inbound endpoint, a browser may sit on a VPN: nothing readable tells.
  const unsaid = caller.place === 'on-prem' ? {} : { unsaid: ['network.vpcId'] };
  return isUncertain(question, { reason: 'private-api-from-outside', ...said, detail: { ...detail, ...unsaid } });
};

const resolvePrivate = (question: NameQuestion): GateAnswer =>
  question.caller.isInVpc ? insideVpc(question) : outsideVpc(question);

/**
 * Public names of execute-api (default hosts, targets of Regional domains): public addresses, unless the VPC that
 * asks has an endpoint with private DNS, which answers for the whole Region.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export const resolvePublicName = (question: NameQuestion): GateAnswer => {
  const { context, caller, via } = question;
  if (via === 'alias') return resolves(question, { kind: 'public' });
  if (!caller.isInVpc) {
    if (!caller.vpceId || caller.place === 'public-internet') return resolves(question, { kind: 'public' });
    // A caller elsewhere that says it goes through an endpoint has a resolver that forwards there.
    return resolves(question, throughEndpoint(caller.vpceId, findEndpoint(context, caller.vpceId)?.value), {
      saidEndpoint: true,
    });
  }
  const dns = privateDnsOf(context, caller);
  if (dns.kind === 'off') return resolves(question, { kind: 'public' });
  if (dns.kind === 'on') {
    return resolves(question, throughEndpoint(dns.endpoint.value.VpcEndpointId, dns.endpoint.value), {
      captured: true,
      endpointPointer: dns.endpoint.pointer,
    });
  }
  if (dns.because === 'hidden') return isUncertain(question, { detail: { because: dns.because } });
  const unsaid = dns.because === 'vpc-not-said' ? { unsaid: ['network.vpcId'] } : {};
  return isUncertain(question, {
    reason: 'public-api-captured',
    replies: [forbiddenBeforeStage],
    detail: { because: dns.because, ...unsaid },
  });
};

/**
 * Resolves `{api}.execute-api.{region}.{suffix}`. A private API's has no public record: only private DNS of an endpoint
 * or a zone of one's own answers it.
 */
export const resolveDefaultHost = (
  question: NameQuestion,
  host: Extract<InvokeHost, { kind: 'default' }>,
): GateAnswer => {
  const misplaced = checkPlace(question, host);
  if (misplaced) return misplaced;
  const { hosting } = question;
  if (host.apiId !== hosting.apiId) {
    return leadsNowhere(question, 'api-unknown', { calledApiId: host.apiId, apiId: hosting.apiId }, [
      nameNotFound,
      forbiddenBeforeStage,
    ]);
  }
  return hosting.isPrivate ? resolvePrivate(question) : resolvePublicName(question);
};
