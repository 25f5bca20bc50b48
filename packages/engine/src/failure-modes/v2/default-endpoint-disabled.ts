import type { PatchOperation, ProposedFix } from '@gatescope/shared';
import type { CheckContext, Found } from '../failure-mode.ts';
import { correctRequest } from '../names/invoke-fixes.ts';
import { findNamesStop, withoutStop } from '../names/names-stop.ts';
import { stepOf, withDeployment } from './route-step.ts';
import type { V2Part } from './with-v2.ts';

const reasons = ['default-endpoint-disabled'] as const;
const flag = '/api/api/value/DisableExecuteApiEndpoint';

/** The same call through each custom domain name that is mapped to the stage. */
const callDomains = (context: CheckContext, { at }: Found): ProposedFix[] => {
  const { world } = context;
  const url = world.request?.url;
  const stage = stepOf(context, at)?.view.stage.StageName;
  const path = at?.simulated.journey.arrival?.path ?? world.url?.path ?? '/';
  if (!url || stage === undefined) return [];
  return Object.entries(world.snapshot.account.apiMappings).flatMap(([name, mappings]) => {
    const own =
      mappings.state === 'present'
        ? mappings.value.find(({ ApiId, Stage }) => ApiId === world.snapshot.target.apiId && Stage === stage)
        : undefined;
    if (!own) return [];
    const key = own.ApiMappingKey ? `/${own.ApiMappingKey}` : '';
    const scheme = /^[a-z][^:]*/i.exec(url)?.[0] ?? 'https';
    const query = /\?[^#]*/.exec(url)?.[0] ?? '';
    const target = `${scheme}://${name}${key}${path === '/' && key !== '' ? '' : path}${query}`;
    return [
      correctRequest('call-custom-domain', `Call the custom domain name ${name}`, {
        url: target,
        headers: { host: null },
      }),
    ];
  });
};

const turnOn = (context: CheckContext, { at }: Found): ProposedFix => {
  const operation: PatchOperation = { op: 'set', path: flag, value: false };
  return {
    id: 'enable-default-endpoint',
    title: 'Turn the default endpoint on',
    change: { kind: 'patch', operations: withDeployment(context, [operation], at) },
    risk: 'needs-review',
    notes: ['Callers then get around what the custom domain name asks of them, mutual TLS for one.'],
  };
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html */
export const defaultEndpointDisabledV2: V2Part = {
  apis: ['HTTP', 'WEBSOCKET'],
  needs: ['/api/api', '/api/stages'],
  symptom: { texts: ['Not Found'], statuses: [404] },
  check: (context) => {
    const at = findNamesStop(context, reasons);
    if (!at) return withoutStop(context, reasons);
    const host = context.world.url?.host ?? '';
    const evidence = [
      { label: 'Called host', pointer: 'request:url', observed: host, expected: 'a custom domain name' },
      { label: 'DisableExecuteApiEndpoint', pointer: flag, observed: 'true' },
    ];
    return { verdict: 'found', at, evidence, detail: {} };
  },
  explain: (_, { world }) => ({
    summary: `${world.url?.host ?? 'The default host'} is called, and the API's default endpoint is disabled.`,
    explanation:
      'With DisableExecuteApiEndpoint set, API Gateway serves the API under custom domain names only. Its default host still resolves and takes connections, but finds no API there (404 Not Found or 403 Forbidden), and nothing is logged.',
  }),
  fixes: (found, context) => [...callDomains(context, found), turnOn(context, found)],
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html',
      proves: 'What disabling does, and when it takes effect.',
    },
  ],
};
