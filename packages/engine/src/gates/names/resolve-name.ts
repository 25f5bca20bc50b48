import { parseInvokeHost, unreachable } from '@gatescope/shared';
import type { GateAnswer } from '../gate.ts';
import { isPrivateAddress } from './cidr.ts';
import type { DnsAnswer } from './dns-records.ts';
import { findEndpoint, findEndpointByAddress, throughEndpoint } from './endpoints.ts';
import type { NameQuestion } from './name-question.ts';
import { isUncertain, leadsNowhere, resolves } from './name-question.ts';
import { resolveAliasHost } from './resolve-alias-host.ts';
import { checkPlace, resolveDefaultHost, resolvePublicName } from './resolve-default-host.ts';
import { resolveDistribution } from './resolve-distribution.ts';
import { resolveEndpointHost } from './resolve-endpoint-host.ts';
import { resolveLoadBalancer } from './resolve-load-balancer.ts';
import { resolveOwnName } from './resolve-own-name.ts';

/** Longer chains of names do not occur, loops do. */
const longestChain = 8;

/** Names of AWS that speak of execute-api or an endpoint without being of any form that exists. */
const isUnknownForm = (name: string): boolean =>
  /(?:execute-api|\.vpce)\..*(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.test(name);

const resolveAddresses = (question: NameQuestion, addresses: readonly string[]): GateAnswer => {
  const { context, caller } = question;
  const endpoint = findEndpointByAddress(context, addresses);
  if (endpoint) return resolves(question, throughEndpoint(endpoint.value.VpcEndpointId, endpoint.value), { addresses });
  if (caller.vpceId && addresses.every(isPrivateAddress)) {
    return isUncertain(question, {
      way: throughEndpoint(caller.vpceId, findEndpoint(context, caller.vpceId)?.value),
      detail: { addresses },
    });
  }
  return isUncertain(question, { way: { kind: 'unknown' }, detail: { addresses } });
};

/** Goes on from a record to what it points at. */
export const followTarget = (question: NameQuestion, { target, index }: DnsAnswer): GateAnswer => {
  if (target.kind === 'addresses') return resolveAddresses(question, target.addresses);
  const isLoop = question.chain.includes(target.name) || question.chain.length >= longestChain;
  if (isLoop)
    return isUncertain(question, {
      reason: 'name-not-in-dns',
      detail: { because: 'loop', recordPointer: `/account/dnsRecords/value/${index}` },
    });
  return resolveName({ ...question, name: target.name, via: target.kind, chain: [...question.chain, target.name] });
};

/** Resolves one name for the caller: to an endpoint, to public addresses, to something in between, or nowhere. */
export const resolveName = (question: NameQuestion): GateAnswer => {
  const host = parseInvokeHost(question.name);
  switch (host.kind) {
    case 'default':
      return resolveDefaultHost(question, host);
    case 'alias':
      return resolveAliasHost(question, host);
    case 'endpoint':
      return resolveEndpointHost(question, host);
    case 'regional-domain':
      return checkPlace(question, host) ?? resolvePublicName(question);
    case 'load-balancer':
      return resolveLoadBalancer(question, host.name);
    case 'distribution':
      return resolveDistribution(question, host.name);
    case 'ip-address':
      return resolveAddresses(question, [host.address.replace(/^\[|\]$/g, '')]);
    case 'other':
      return isUnknownForm(question.name)
        ? leadsNowhere(question, 'name-not-in-dns', { because: 'no-such-form' })
        : resolveOwnName(question);
    default:
      return unreachable(host);
  }
};
