import { absent, type Fact, hidden, parseArn, present, type WebAcl } from '@gatescope/shared';
import { globalRegionOf } from '../global-region.ts';
import { getIpSet } from '../reads/waf/get-ip-set.ts';
import { getWebAcl } from '../reads/waf/get-web-acl.ts';
import { getWebAclForResource } from '../reads/waf/get-web-acl-for-resource.ts';
import { atArn } from './at-arn.ts';
import type { Trip } from './trip.ts';

/** A web ACL, by its own ARN or by the ARN of the stage that it protects. */
export const fillWebAcl = async (trip: Trip, arn: string): Promise<void> => {
  trip.facts.webAcls[arn] = parseArn(arn)?.service === 'apigateway' ? await ofStage(trip, arn) : await ofArn(trip, arn);
};

const ofStage = async ({ home }: Trip, stageArn: string): Promise<Fact<WebAcl>> => {
  const [, , apiId = '', , stageName = ''] = parseArn(stageArn)?.resource.split('/') ?? [];
  const fact = await home.ask(getWebAclForResource, { stageArn, apiId, stageName });
  if (fact.state !== 'present') return fact;
  return fact.value === undefined ? absent(fact.readAt) : present(fact.value, fact.readAt);
};

const ofArn = (trip: Trip, arn: string): Promise<Fact<WebAcl>> =>
  atScope(trip, arn, (site, named) => site.ask(getWebAcl, named));

/** An IP set by its ARN. */
export const fillIpSet = async (trip: Trip, arn: string): Promise<void> => {
  trip.facts.ipSets[arn] = await atScope(trip, arn, (site, named) => site.ask(getIpSet, named));
};

interface Named {
  readonly [field: string]: string;
  readonly name: string;
  readonly id: string;
  readonly scope: 'REGIONAL' | 'CLOUDFRONT';
  readonly scopePath: string;
}

// WAF's ARNs read `regional/webacl/name/id`, or `global/…` for CloudFront, which is asked for in one Region only.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awswafv2.html
const atScope = <T>(
  trip: Trip,
  arn: string,
  ask: (site: Trip['home'], named: Named) => Promise<Fact<T>>,
): Promise<Fact<T>> => {
  const parsed = parseArn(arn);
  const [scopePath, , name, id] = parsed?.resource.split('/') ?? [];
  if (parsed?.service !== 'wafv2' || !scopePath || !name || !id) {
    return Promise.resolve(hidden('failed', undefined, `${arn} is nothing of AWS WAF (AWS WAF Classic is not read)`));
  }
  const isGlobal = scopePath === 'global';
  const place = isGlobal ? arn.replace(`:${parsed.region}:`, `:${globalRegionOf(parsed.region)}:`) : arn;
  return atArn(trip, place, (site) => ask(site, { name, id, scopePath, scope: isGlobal ? 'CLOUDFRONT' : 'REGIONAL' }));
};
