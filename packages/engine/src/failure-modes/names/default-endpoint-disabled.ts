import type { PatchOperation, ProposedFix } from '@gatescope/shared';
import type { Found } from '../failure-mode.ts';
import { callThroughDomains } from './call-domain.ts';
import { findNamesStop, withoutStop } from './names-stop.ts';
import { defaultEndpointDisabledV2 } from '../v2/default-endpoint-disabled.ts';
import { withV2 } from '../v2/with-v2.ts';

const flagPointer = '/api/restApi/value/disableExecuteApiEndpoint';

const reasons = ['default-endpoint-disabled'] as const;

const turnOn = (found: Found): ProposedFix => {
  const stage = found.at?.simulated.journey.arrival?.stageName;
  const operations: PatchOperation[] = [
    { op: 'set', path: flagPointer, value: false },
    ...(stage ? [{ op: 'deploy' as const, stage }] : []),
  ];
  return {
    id: 'enable-default-endpoint',
    title: 'Turn the default endpoint on and deploy',
    change: { kind: 'patch', operations },
    risk: 'needs-review',
    notes: ['Callers then get around what the custom domain name asks of them, mutual TLS for one.'],
  };
};

/**
 * An API whose default endpoint is disabled answers by custom domain names only.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html
 */
export const defaultEndpointDisabled = withV2(defaultEndpointDisabledV2, {
  id: 'default-endpoint-disabled',
  title: 'Default endpoint of the API is disabled',
  kind: 'blocking',
  gate: 'host',
  apis: ['REST', 'HTTP', 'WEBSOCKET'],
  explains: reasons,
  symptom: { complaints: ['refused', 'blocked-by-browser'], texts: ['Forbidden'], statuses: [403, 404] },
  needs: ['/api/restApi'],
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (!at) return withoutStop(context, reasons);
    return {
      verdict: 'found',
      at,
      evidence: [
        {
          label: 'Called host',
          pointer: 'request:url',
          observed: context.world.url?.host ?? '',
          expected: 'a custom domain name',
        },
        ...(context.world.snapshot.api.kind === 'REST'
          ? [{ label: 'disableExecuteApiEndpoint', pointer: flagPointer, observed: 'true' }]
          : []),
      ],
      detail: {},
    };
  },
  explain: (_, { world }) => ({
    summary: `${world.url?.host ?? 'The default host'} is called, and the API's default endpoint is disabled.`,
    explanation:
      'With disableExecuteApiEndpoint set, API Gateway serves the API under custom domain names only. Its default host still resolves and takes connections, but every request is refused with 403 Forbidden and nothing is logged.',
  }),
  fixes: (found, context) => [
    ...callThroughDomains(context),
    ...(context.world.snapshot.api.kind === 'REST' ? [turnOn(found)] : []),
  ],
  fixAvailability: 'sometimes',
  howToSee: 'Read disableExecuteApiEndpoint with GetRestApi.',
  why: 'Owners disable the default endpoint so that nobody gets around the custom domain name, its mutual TLS or its own TLS policy. It acts after the next deployment or change of a stage.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html',
      proves: 'The flag, what it does and when it takes effect.',
    },
  ],
});
