import type { Evidence, ProposedFix } from '@gatescope/shared';
import { toPointer } from '@gatescope/shared';
import { runningMethod } from '../../deployed-view.ts';
import { isGreedyPath } from '../../gates/route/match-route.ts';
import type { CheckContext } from '../failure-mode.ts';
import { isForeign404 } from '../integration/reply-fingerprint.ts';
import { prefixForwardedV2 } from '../v2/prefix-forwarded.ts';
import { withV2 } from '../v2/with-v2.ts';

interface Prefix {
  readonly prefix: string;
  readonly from: 'base-path' | 'stage';
  readonly uri: string | undefined;
}

/** The part of the URL that the backend sees although its routes do not know it. */
const prefixOf = ({ main }: CheckContext): Prefix | undefined => {
  const { arrival, route } = main?.journey ?? {};
  const integration = route && runningMethod(route.method)?.method.methodIntegration;
  if (!arrival || !integration) return undefined;
  const { type, uri } = integration;
  if (type === 'AWS_PROXY')
    return arrival.basePath ? { prefix: `/${arrival.basePath}`, from: 'base-path', uri } : undefined;
  const path = type === 'HTTP_PROXY' ? /^https?:\/\/[^/]+(\/[^?]*)/i.exec(uri ?? '')?.[1] : undefined;
  const prefixes = [arrival.basePath, arrival.stageName].filter((name) => name !== undefined && name !== '');
  const held = prefixes.find((name) => path?.split('/').includes(name ?? '') || path?.includes('${stageVariables.'));
  return held && path?.split('/').includes(held)
    ? { prefix: `/${held}`, from: held === arrival.basePath ? 'base-path' : 'stage', uri }
    : undefined;
};

/** A 404 of the backend: API Gateway's own errors carry x-amzn-errortype, and a REST API has no 404 for routes. */
const isBackend404 = ({ world, stops }: CheckContext): boolean => {
  return (
    isForeign404(world.seen) &&
    world.seen.errorType === undefined &&
    !stops.some(({ result, agreement }) => result.reached && agreement === 'agrees')
  );
};

/** A Lambda proxy event keeps the base path of a custom domain in `path`; a router that knows `/ping` answers 404 to `/v1/ping`. */
export const prefixForwardedToBackend = withV2(prefixForwardedV2, {
  id: 'prefix-forwarded-to-backend',
  title: 'Backend sees the base path or stage in its path and knows no such route',
  kind: 'blocking',
  gate: 'integration',
  apis: ['REST'],
  explains: [],
  symptom: {
    complaints: ['refused', 'wrong-content', 'failed'],
    texts: ['404 page not found', 'Cannot GET', 'Not Found'],
    statuses: [404],
  },
  needs: ['/api/resources', '/account/domainNames', '/account/basePathMappings/*'],
  supersedes: ['answer-from-backend'],
  check: (context) => {
    const { arrival, route } = context.main?.journey ?? {};
    const found = isBackend404(context) ? prefixOf(context) : undefined;
    if (!found || !arrival || !route) return { verdict: 'clear' };
    const isRouter = isGreedyPath(route.method.path) || (route.method.verb === 'ANY' && route.method.path === '/');
    const key = arrival.domain?.domainName ?? arrival.host;
    const mapping: Evidence =
      found.from === 'base-path'
        ? {
            label: `Base path mapping of ${key}`,
            pointer: context.world.snapshot.account.basePathMappings[key]
              ? toPointer('account', 'basePathMappings', key)
              : 'trace:host',
            observed: `${arrival.basePath ?? ''} -> ${arrival.apiId}/${arrival.stageName}`,
            expected: 'an empty base path, or a router that strips it',
          }
        : {
            label: 'Integration',
            pointer: 'trace:integration',
            observed: found.uri ?? '',
            expected: 'a URI without the stage name',
          };
    const seen: Evidence = {
      label: 'Seen: an answer without x-amzn-errortype',
      pointer: 'complaint:status',
      observed: `${context.world.seen.status ?? ''} ${(context.world.seen.bodyText ?? '').slice(0, 80)}`.trim(),
      expected: `the route ${arrival.path} of the backend`,
    };
    return {
      verdict: 'found',
      standing: isRouter ? 'specific' : 'possible',
      ...(isRouter ? { certainty: 'likely' as const } : {}),
      evidence: [mapping, seen],
      detail: {
        prefix: found.prefix,
        from: found.from,
        path: arrival.path,
        domain: key,
        seenPath: `${found.prefix}${arrival.path}`,
      },
    };
  },
  explain: ({ detail }) => ({
    summary: `The backend is asked for ${String(detail['seenPath'])}, but its routes most likely begin without ${String(detail['prefix'])}.`,
    explanation:
      detail['from'] === 'base-path'
        ? `API Gateway takes the base path off to find the resource, but a Lambda proxy integration passes the whole path to the function: event.path is ${String(detail['seenPath'])}. A framework that routes by it answers 404 itself; the default endpoint works because its path does not hold the stage.`
        : 'The URI of the integration holds the name of the stage (or base path), so the backend is asked for a path that it may not know and answers 404 itself.',
  }),
  fixes: ({ detail }): readonly ProposedFix[] => [
    {
      id: 'strip-prefix',
      title: `Take ${String(detail['prefix'])} off before the backend routes the request`,
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: [
        'Most adapters have a setting for the base path to strip; requestContext.path and the path parameter of {proxy+} tell where it ends.',
      ],
      code: {
        language: 'javascript',
        text: `const basePath = ${JSON.stringify(String(detail['prefix']))};\nevent.path = event.path.startsWith(basePath) ? event.path.slice(basePath.length) || '/' : event.path;`,
      },
    },
    ...(detail['from'] === 'base-path'
      ? [
          {
            id: 'empty-base-path',
            title: `Map ${String(detail['domain'])} with an empty base path`,
            change: { kind: 'advice' as const },
            risk: 'needs-review' as const,
            notes: ['Callers then leave the base path out; it works for one API per domain.'],
          },
        ]
      : []),
  ],
  fixAvailability: 'always',
  howToSee: 'Log event.path in the function, or "Endpoint request URI" in the execution log.',
  why: 'Base paths and stages belong to the URL that callers use. What of them a backend sees depends on the kind of integration.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html',
      proves: 'The event of a proxy integration carries the path of the request.',
    },
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html',
      proves: 'A base path is part of the URL of a custom domain.',
    },
  ],
});
