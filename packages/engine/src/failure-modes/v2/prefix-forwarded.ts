import type { Evidence, PatchOperation, ProposedFix } from '@gatescope/shared';
import type { CheckContext, Found } from '../failure-mode.ts';
import { isForeign404 } from '../integration/reply-fingerprint.ts';
import { routeName, seenEvidence, stepOf, withDeployment } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

interface Forwarded {
  readonly prefix: string;
  readonly from: 'stage' | 'base-path';
  readonly isFunction: boolean;
}

/** Private integrations and functions are handed the path with the stage, or the mapping's key, in front. */
const forwardedOf = (context: CheckContext): Forwarded | undefined => {
  const { arrival, integration } = context.main?.journey ?? {};
  const source = stepOf(context)?.route?.integration?.source;
  const prefix = arrival?.prefix;
  if (!arrival || !source || !integration || !prefix || prefix.text === '') return undefined;
  const isFunction = integration.kind === 'lambda';
  const isOverwritten = source.RequestParameters?.['overwrite:path'] !== undefined;
  if (isOverwritten || (!isFunction && source.ConnectionType !== 'VPC_LINK')) return undefined;
  return { prefix: `/${prefix.text}`, from: prefix.from === 'stage' ? 'stage' : 'base-path', isFunction };
};

const isBackend404 = ({ world, stops, mayStop }: CheckContext): boolean =>
  isForeign404(world.seen) &&
  world.seen.errorType === undefined &&
  ![...stops, ...mayStop].some(({ result, agreement }) => result.reached && agreement === 'agrees');

const overwritePath = (context: CheckContext, { detail }: Found): ProposedFix[] => {
  const pointer = stepOf(context)?.route?.integration?.pointer;
  const savedIds = stepOf(context)?.route?.integration?.source.IntegrationId;
  if (detail['isFunction'] || !pointer || savedIds === undefined) return [];
  const parameters = {
    ...stepOf(context)?.route?.integration?.source.RequestParameters,
    'overwrite:path': '$request.path',
  };
  const operation: PatchOperation = { op: 'set', path: `${pointer}/RequestParameters`, value: parameters };
  return [
    {
      id: 'overwrite-path',
      title: 'Hand the backend the path without the prefix (overwrite:path = $request.path)',
      change: { kind: 'patch', operations: withDeployment(context, [operation]) },
      risk: 'needs-review',
      notes: ['The backend then gets the path as the route sees it.'],
    },
  ];
};

/**
 * What a backend sees of the path: the stage is part of it, unless it is $default.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-private-integration.html
 */
export const prefixForwardedV2: V2Part = {
  apis: ['HTTP'],
  needs: ['/api/routes', '/api/integrations', '/account/apiMappings/*'],
  check: (context) => {
    const found = isBackend404(context) ? forwardedOf(context) : undefined;
    const { arrival } = context.main?.journey ?? {};
    if (!found || !arrival) return { verdict: 'clear' };
    const evidence: Evidence[] = [
      {
        label: 'Path that the backend is asked for',
        pointer: 'trace:host',
        observed: `${found.prefix}${arrival.path}`,
        expected: arrival.path,
      },
      ...seenEvidence(context),
    ];
    return { verdict: 'found', standing: 'specific', certainty: 'likely', evidence, detail: { ...found } };
  },
  explain: ({ detail }, context) => ({
    summary: `The backend of ${routeName(context)} is asked for a path that begins with ${String(detail['prefix'])}, which its routes most likely do not know.`,
    explanation: `API Gateway takes ${detail['from'] === 'stage' ? "the stage's name" : "the mapping's key"} off to find the route, but hands the whole path on: ${detail['isFunction'] ? 'rawPath of the event begins with it' : 'the request to the load balancer begins with it'}. A framework that routes by the path answers 404 itself. With the stage $default and an empty mapping key there is no such prefix.`,
  }),
  fixes: (found, context) => [
    ...overwritePath(context, found),
    {
      id: 'strip-prefix',
      title: `Take ${String(found.detail['prefix'])} off before the backend routes the request, or use the stage $default`,
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Most adapters have a setting for the base path to strip.'],
    },
  ],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-private-integration.html',
      proves: 'The stage is part of the path that a private integration gets, and how to overwrite it.',
    },
  ],
};
