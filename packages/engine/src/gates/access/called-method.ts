import type { BasePathMapping, DomainName } from '@gatescope/shared';
import { parseInvokeHost } from '@gatescope/shared';
import { parseUrl } from '../../parsed-url.ts';
import type { GateContext } from '../gate.ts';
import type { OwnDomain } from '../names/find-domain.ts';
import { findDomains, pickDomain } from '../names/find-domain.ts';
import { uncited } from '../names/network-lists.ts';
import type { CalledMethod } from './method-arn.ts';
import { receivedHost } from './signature-flaws.ts';

/** What a request names before any host is looked up: the endpoint's policy is asked about it. */
export interface CalledByUrl extends CalledMethod {
  readonly domain: DomainName | undefined;
}

const splitStage = (path: string): { stageName: string; rest: string } => {
  const [, stageName = '', rest = '/'] = /^\/([^/]*)(\/.*)?$/.exec(path) ?? [];
  return { stageName, rest };
};

const below = (path: string, basePath: string): string | undefined => {
  if (basePath === '') return path;
  if (path === `/${basePath}`) return '/';
  return path.startsWith(`/${basePath}/`) ? path.slice(basePath.length + 1) : undefined;
};

const baseOf = ({ basePath }: BasePathMapping): string =>
  basePath === undefined || basePath === '(none)' ? '' : basePath;

const throughMapping = (
  path: string,
  mappings: readonly BasePathMapping[],
): { stageName: string; rest: string } | undefined => {
  const longestFirst = [...mappings].sort((a, b) => baseOf(b).length - baseOf(a).length);
  for (const mapping of longestFirst) {
    const rest = below(path, baseOf(mapping));
    if (rest !== undefined) return mapping.stage ? { stageName: mapping.stage, rest } : splitStage(rest);
  }
  return undefined;
};

const privateDomain = (context: GateContext, host: string, vpceId: string): OwnDomain | undefined => {
  if (parseInvokeHost(host).kind !== 'other') return undefined;
  const reader = uncited(context);
  const domain = pickDomain(reader, findDomains(reader, host), { vpceId });
  return domain?.isPrivate ? domain : undefined;
};

/**
 * Stage, verb and path that the URL names; through a private custom domain by its mappings. Undefined where there is no URL,
 * or where the domain's mappings are not known.
 */
export const calledByUrl = (context: GateContext, vpceId: string): CalledByUrl | undefined => {
  const { request, world } = context;
  const url = parseUrl(request.url);
  if (!url) return undefined;
  const domain = privateDomain(context, receivedHost(request) ?? url.host, vpceId);
  if (!domain) {
    const { stageName, rest } = splitStage(url.path);
    return { stageName, path: rest, verb: request.method, domain: undefined };
  }
  const mappings = world.snapshot.account.basePathMappings[domain.key];
  const mapped = mappings?.state === 'present' ? throughMapping(url.path, mappings.value) : undefined;
  if (!mapped) return undefined;
  return { stageName: mapped.stageName, path: mapped.rest, verb: request.method, domain: domain.source };
};
