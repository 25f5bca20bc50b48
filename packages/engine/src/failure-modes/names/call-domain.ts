import type { ProposedFix } from '@gatescope/shared';
import { splitFirst } from '../../gates/names/base-path.ts';
import type { OwnDomain } from '../../gates/names/find-domain.ts';
import { listDomains } from '../../gates/names/find-domain.ts';
import type { CheckContext } from '../failure-mode.ts';
import { correctRequest } from './invoke-fixes.ts';

interface DomainRoute {
  readonly domain: OwnDomain;
  readonly basePath: string;
  readonly stage: string | undefined;
}

/** The custom domain names that lead to this API, with base path and stage. */
export const routesOfDomains = ({ world, facts }: CheckContext): DomainRoute[] => {
  const { account, target } = world.snapshot;
  return listDomains({ world, facts }).items.flatMap((domain) => {
    const mappings = account.basePathMappings[domain.key];
    if (mappings?.state !== 'present') return [];
    return mappings.value
      .filter(({ restApiId }) => restApiId === target.apiId)
      .map(({ basePath, stage }) => ({
        domain,
        basePath: basePath && basePath !== '(none)' ? basePath : '',
        stage: stage === '' ? undefined : stage,
      }));
  });
};

const splitUrl = (url: string): { path: string; rest: string } => {
  const [, path = '', rest = ''] = /^[a-z][^:]*:\/\/[^/?#]*([^?#]*)(.*)$/is.exec(url) ?? [];
  return { path: path === '' ? '/' : path, rest };
};

/** Calls of the same route through custom domain names, for a URL of the default host. */
export const callThroughDomains = (context: CheckContext): ProposedFix[] => {
  const url = context.world.request?.url;
  if (!url) return [];
  const { path, rest } = splitUrl(url);
  const { first, rest: below } = splitFirst(path);
  return routesOfDomains(context)
    .filter(({ stage }) => stage === undefined || stage === first)
    .map(({ domain, basePath, stage }) => {
      const base = basePath === '' ? '' : `/${basePath}`;
      const corrected = `https://${domain.name}${base}${stage === undefined ? path : below}${rest}`;
      return correctRequest('call-custom-domain', `Call the custom domain name ${domain.name}`, {
        url: corrected,
        headers: { host: null, 'x-apigw-api-id': null },
      });
    });
};
