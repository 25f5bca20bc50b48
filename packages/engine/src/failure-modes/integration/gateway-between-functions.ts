import type { RestApiFacts } from '@gatescope/shared';
import { parseInvokeHost, toPointer } from '@gatescope/shared';
import { parseUrl } from '../../parsed-url.ts';
import type { CheckContext, Verdict } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';

interface Hop {
  readonly method: string;
  readonly host: string;
  readonly pointer: string;
}

const isApiHost = (host: string, region: string, domains: readonly string[]): boolean => {
  const named = parseInvokeHost(host);
  // AWS's public demonstration backends have names of words instead of ids.
  if (named.kind === 'default') return named.region === region && /^[a-z0-9]{10}$/.test(named.apiId);
  return domains.includes(host);
};

const hopsOf = (api: RestApiFacts, region: string, domains: readonly string[]): Hop[] => {
  const resources = api.resources.state === 'present' ? api.resources.value : [];
  return resources.flatMap((resource, index) =>
    Object.entries(resource.resourceMethods ?? {}).flatMap(([verb, method]): Hop[] => {
      const { type, uri, connectionType } = method.methodIntegration ?? {};
      const host = type?.startsWith('HTTP') && connectionType !== 'VPC_LINK' ? parseUrl(uri ?? '')?.host : undefined;
      if (!host || !isApiHost(host, region, domains)) return [];
      return [
        {
          method: `${verb} ${resource.path}`,
          host,
          pointer: toPointer('api', 'resources', 'value', index, 'resourceMethods', verb, 'methodIntegration', 'uri'),
        },
      ];
    }),
  );
};

const isDeliberate = (api: RestApiFacts): boolean =>
  api.restApi.state !== 'present' || (api.restApi.value.endpointConfiguration?.types ?? []).includes('PRIVATE');

const check = ({ world }: CheckContext): Verdict => {
  const { api, target, account } = world.snapshot;
  // A private API in front of another one is a door into another network, not a detour.
  if (api.kind !== 'REST' || isDeliberate(api)) return { verdict: 'not-applicable' };
  const domains =
    account.domainNames.state === 'present'
      ? account.domainNames.value.map(({ domainName }) => domainName.toLowerCase())
      : [];
  const hops = hopsOf(api, target.region, domains);
  if (hops.length === 0) return { verdict: 'clear' };
  return {
    verdict: 'found',
    evidence: hops.slice(0, 10).map(({ method, host, pointer }) => ({ label: method, pointer, observed: host })),
    detail: { hosts: [...new Set(hops.map(({ host }) => host))], count: hops.length },
  };
};

/**
 * An API that calls another API pays latency and price twice, and hides whose error it was.
 * https://docs.aws.amazon.com/lambda/latest/dg/concepts-application-integration.html
 */
export const gatewayBetweenFunctions = defineFailureMode({
  id: 'gateway-between-functions',
  title: 'API calls another API through its public door',
  kind: 'latent',
  gate: 'practice',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/resources'],
  check,
  explain: ({ detail }) => {
    const hosts = Array.isArray(detail['hosts']) ? detail['hosts'].join(', ') : '';
    return {
      summary: `${String(detail['count'])} method${detail['count'] === 1 ? '' : 's'} of this API call${detail['count'] === 1 ? 's' : ''} another API Gateway endpoint: ${hosts}.`,
      explanation:
        'API Gateway is the door for consumers. Between services of one account a direct call (a Lambda integration, the SDK with IAM) or a queue is faster and cheaper, and an error says whose it is: through two gateways a 403 of the second one looks like one of the first.',
    };
  },
  fixes: () => [
    {
      id: 'call-directly',
      title: 'Integrate the function or service behind the other API directly',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: [
        'Keep the second API where it belongs to somebody else, or where its keys, quotas or authorization are wanted.',
      ],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Look for execute-api hosts or own custom domains in the addresses of the integrations.',
  why: 'Calling what one knows, a URL, is the quickest way to build it, and remains when both ends have long been in the same account.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/concepts-application-integration.html',
      proves: 'Services can be connected directly or by events, without an API between them.',
    },
  ],
});
