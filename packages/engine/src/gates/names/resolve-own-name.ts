import { accountFact } from '../../facts.ts';
import type { GateAnswer } from '../gate.ts';
import type { Way } from '../journey.ts';
import { findAnswers, isVisibleFrom, listAnswers, plainName } from './dns-records.ts';
import type { OwnDomain } from './find-domain.ts';
import { findDomains } from './find-domain.ts';
import { bestAnswer } from './follow-own-zone.ts';
import { executeApiEndpoints, findEndpoint, throughEndpoint } from './endpoints.ts';
import type { NameQuestion } from './name-question.ts';
import { isUncertain, leadsNowhere } from './name-question.ts';
import { privateDnsOf } from './private-dns.ts';
import { resolveDistribution } from './resolve-distribution.ts';

const probableEndpoint = ({ context, caller }: NameQuestion): Way | undefined => {
  if (caller.vpceId) return throughEndpoint(caller.vpceId, findEndpoint(context, caller.vpceId)?.value);
  const own = executeApiEndpoints(context).items.filter(
    ({ value }) => caller.vpcId !== undefined && value.VpcId === caller.vpcId,
  );
  const [only] = own;
  return only && own.length === 1 ? throughEndpoint(only.value.VpcEndpointId, only.value) : undefined;
};

/** Where the name of a configured domain leads if its owner pointed it there as AWS says. */
const probableWay = (question: NameQuestion, domains: readonly OwnDomain[]): Way | undefined => {
  if (domains.length === 0) return undefined;
  // A public and a private domain may share a name; only the private one leads to a private API.
  const isInside = question.hosting.isPrivate && question.caller.isInVpc && domains.some(({ isPrivate }) => isPrivate);
  return !isInside && domains.some(({ isPrivate }) => !isPrivate) ? { kind: 'public' } : probableEndpoint(question);
};

const mayBeCaptured = ({ context, caller }: NameQuestion, way: Way | undefined): boolean =>
  way?.kind === 'public' && caller.isInVpc && privateDnsOf(context, caller).kind === 'on';

/**
 * The distribution that a name belongs to, where no record can be read: an alternate name is served by one only.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html
 */
const probableDistribution = (question: NameQuestion): GateAnswer | undefined => {
  const { context, name } = question;
  const { dnsRecords } = context.world.snapshot.account;
  // Records that nobody asked for yet may still tell.
  if (dnsRecords.state === 'hidden' && dnsRecords.cause === 'not-asked') return undefined;
  const distributions = context.facts.read(accountFact('distributions'));
  if (distributions.state !== 'present') return undefined;
  const owner = distributions.value.find(({ Aliases }) => Aliases?.Items?.some((alias) => plainName(alias) === name));
  const way = owner?.DomainName ? resolveDistribution(question, owner.DomainName).adds?.way : undefined;
  return way ? isUncertain(question, { way, detail: { because: 'hidden' } }) : undefined;
};

const withoutAnswer = (question: NameQuestion, isReadable: boolean): GateAnswer => {
  const { context } = question;
  const way = probableWay(question, findDomains(context, question.name));
  const front = way || isReadable ? undefined : probableDistribution(question);
  if (front) return front;
  const expected = way ? { way } : {};
  if (isReadable)
    return isUncertain(question, { reason: 'name-not-in-dns', ...expected, detail: { because: 'no-record' } });
  if (!mayBeCaptured(question, way)) return isUncertain(question, { ...expected, detail: { because: 'hidden' } });
  return isUncertain(question, {
    reason: 'public-api-captured',
    replies: [],
    ...expected,
    detail: { because: 'hidden' },
  });
};

/** Resolves a name of one's own through the hosted zones that can be read. */
export const resolveOwnName = (question: NameQuestion): GateAnswer => {
  const { context, caller, name } = question;
  const records = context.facts.read(accountFact('dnsRecords'));
  if (records.state !== 'present') {
    // A private API's own name most often leads to a load balancer: asked for together, it saves a round of reads.
    const isUnasked = records.state === 'hidden' && records.cause === 'not-asked';
    if (isUnasked && question.hosting.isPrivate) context.facts.read(accountFact('loadBalancers'));
    return withoutAnswer(question, false);
  }
  const found = bestAnswer(
    findAnswers(records.value, name, caller.vpcId).map((record) => question.follow(question, record)),
  );
  if (found) return found;
  const elsewhere = listAnswers(records.value, name);
  const [hiddenAnswer] = elsewhere;
  if (!hiddenAnswer) return withoutAnswer(question, true);
  const zone = {
    recordPointer: `/account/dnsRecords/value/${hiddenAnswer.index}`,
    vpcIds: hiddenAnswer.record.HostedZone?.VPCs ?? [],
    vpcId: caller.vpcId,
  };
  const isDecided =
    caller.place === 'public-internet' ||
    (caller.isInVpc && caller.vpcId !== undefined && !isVisibleFrom(hiddenAnswer.record, caller.vpcId));
  if (isDecided) return leadsNowhere(question, 'name-not-in-dns', { because: 'zone-not-associated', ...zone });
  const expected = question.follow(question, hiddenAnswer).adds?.way ?? probableEndpoint(question);
  return isUncertain(question, {
    reason: 'name-not-in-dns',
    ...(expected ? { way: expected } : {}),
    detail: { because: 'zone-not-associated', ...zone },
  });
};
