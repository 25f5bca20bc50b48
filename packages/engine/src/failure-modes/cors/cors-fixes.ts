import type { Method, PatchOperation, ProposedFix, Resource } from '@gatescope/shared';
import { toPointer, resolvePointer } from '@gatescope/shared';
import type { CheckContext } from '../failure-mode.ts';
import { preflightReasons } from '../../cors/preflight.ts';
import { hasOpaqueOrigin, originOf } from './cors-stops.ts';

const listed = (names: readonly string[]): string => `'${[...new Set(names)].join(',')}'`;

/** AWS's own default list. https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html */
const usualHeaders = ['Content-Type', 'X-Amz-Date', 'Authorization', 'X-Api-Key', 'X-Amz-Security-Token'];

const headerNames = ({ world }: CheckContext): string[] => {
  const asked = world.pageCall ? preflightReasons(world.pageCall).headers : [];
  const known = new Set(usualHeaders.map((name) => name.toLowerCase()));
  return [...usualHeaders, ...asked.filter((name) => !known.has(name))];
};

const needsCredentials = ({ world }: CheckContext): boolean =>
  world.pageCall?.client.kind === 'browser' && world.pageCall.client.credentials === 'include';

/** The stage that was called. */
export const stageName = ({ main }: CheckContext): string | undefined => main?.journey.arrival?.stageName;

/** An OPTIONS method that answers preflights by itself: MOCK, no key, no authorization. */
export const optionsMethod = (context: CheckContext, verbs: readonly string[]): Method => {
  const parameters: Record<string, string> = {
    'method.response.header.Access-Control-Allow-Headers': listed(headerNames(context)),
    'method.response.header.Access-Control-Allow-Methods': listed([
      ...verbs.flatMap((verb) => (verb === 'ANY' ? ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'] : [verb])),
      'OPTIONS',
    ]),
    'method.response.header.Access-Control-Allow-Origin': `'${originOf(context)}'`,
    ...(needsCredentials(context) ? { 'method.response.header.Access-Control-Allow-Credentials': "'true'" } : {}),
  };
  return {
    httpMethod: 'OPTIONS',
    authorizationType: 'NONE',
    apiKeyRequired: false,
    methodResponses: {
      '200': {
        statusCode: '200',
        responseParameters: Object.fromEntries(Object.keys(parameters).map((name) => [name, false])),
      },
    },
    methodIntegration: {
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      passthroughBehavior: 'WHEN_NO_MATCH',
      ...(hasBinaryWildcard(context) ? { contentHandling: 'CONVERT_TO_TEXT' } : {}),
      integrationResponses: { '200': { statusCode: '200', responseParameters: parameters } },
    },
  };
};

const hasBinaryWildcard = ({ world }: CheckContext): boolean => {
  const { api } = world.snapshot;
  return (
    api.kind === 'REST' && api.restApi.state === 'present' && (api.restApi.value.binaryMediaTypes ?? []).includes('*/*')
  );
};

const savedResources = ({ world }: CheckContext): readonly Resource[] => {
  const { api } = world.snapshot;
  return api.kind === 'REST' && api.resources.state === 'present' ? api.resources.value : [];
};

/** Resources with methods for pages to call and nothing that answers a preflight. */
const withoutOptions = (context: CheckContext): { index: number; verbs: string[] }[] =>
  savedResources(context).flatMap(({ resourceMethods }, index) => {
    const verbs = Object.keys(resourceMethods ?? {});
    return verbs.length > 0 && !verbs.includes('OPTIONS') ? [{ index, verbs }] : [];
  });

/** API Gateway's own errors, readable by the page. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html */
export const gatewayResponseOperations = (context: CheckContext): PatchOperation[] => {
  const { api } = context.world.snapshot;
  const responses = api.kind === 'REST' && api.gatewayResponses.state === 'present' ? api.gatewayResponses.value : [];
  return ['DEFAULT_4XX', 'DEFAULT_5XX'].flatMap((responseType): PatchOperation[] => {
    const index = responses.findIndex((response) => response.responseType === responseType);
    const existing = responses[index];
    const name = 'gatewayresponse.header.Access-Control-Allow-Origin';
    if (existing?.responseParameters?.[name] !== undefined) return [];
    const { defaultResponse: _default, ...kept } = existing ?? { responseType };
    const value = {
      ...kept,
      responseType,
      responseParameters: {
        ...existing?.responseParameters,
        [name]: `'${originOf(context)}'`,
        ...(needsCredentials(context) ? { 'gatewayresponse.header.Access-Control-Allow-Credentials': "'true'" } : {}),
      },
    };
    return [
      existing
        ? { op: 'set', path: toPointer('api', 'gatewayResponses', 'value', index), value }
        : { op: 'append', path: toPointer('api', 'gatewayResponses', 'value'), value },
    ];
  });
};

const deploy = (context: CheckContext): PatchOperation[] => {
  const stage = stageName(context);
  return stage ? [{ op: 'deploy', stage }] : [];
};

/** What `*` would mean, said wherever an origin is written down. */
export const originNote = (context: CheckContext): string =>
  hasOpaqueOrigin(context)
    ? "'null' is the origin of every page opened as a file and of every sandboxed frame: let it in for a trial only. Serve the page from a web server, and allow that origin."
    : "Only this origin is let in. With '*' every website could read the replies, and requests with credentials would still be refused.";

/** OPTIONS for every resource that has none, the origin on API Gateway's own errors, one deployment. */
export const addOptionsEverywhere = (context: CheckContext): ProposedFix[] => {
  const targets = withoutOptions(context);
  if (targets.length === 0) return [];
  return [
    {
      id: 'add-options-methods',
      title: `Answer preflights on ${targets.length === 1 ? 'the resource' : `all ${targets.length} resources`} without OPTIONS`,
      change: {
        kind: 'patch',
        operations: [
          ...targets.map(({ index, verbs }) => ({
            op: 'set' as const,
            path: toPointer('api', 'resources', 'value', index, 'resourceMethods', 'OPTIONS'),
            value: optionsMethod(context, verbs),
          })),
          ...gatewayResponseOperations(context),
          ...deploy(context),
        ],
      },
      risk: 'safe',
      notes: [
        originNote(context),
        'A proxy integration must send Access-Control-Allow-Origin itself on the real reply.',
      ],
    },
  ];
};

/** One field of a saved method, then a deployment. */
export const setOnMethod = (
  context: CheckContext,
  method: { pointer: string; fields: Readonly<Record<string, unknown>> },
  fix: { id: string; title: string; notes?: readonly string[] },
): ProposedFix => ({
  id: fix.id,
  title: fix.title,
  change: {
    kind: 'patch',
    operations: [
      ...Object.entries(method.fields).map(([field, value]) => ({
        op: 'set' as const,
        path: `${method.pointer}/${field}`,
        value,
      })),
      ...deploy(context),
    ],
  },
  risk: 'safe',
  notes: [...(fix.notes ?? [])],
});

/** Declares a reply header on the method's response and maps its value: both are needed. */
export const mapHeader = (pointer: string, status: string, header: string, value: string): PatchOperation[] => {
  const name = `method.response.header.Access-Control-${header}`;
  return [
    { op: 'set', path: `${pointer}${toPointer('methodResponses', status, 'responseParameters', name)}`, value: false },
    {
      op: 'set',
      path: `${pointer}${toPointer('methodIntegration', 'integrationResponses', status, 'responseParameters', name)}`,
      value: `'${value}'`,
    },
  ];
};

/** The statuses that a method's integration answers with; 200 where none is mapped yet. */
export const mappedStatuses = ({ world }: CheckContext, pointer: string): readonly string[] => {
  const responses = resolvePointer(world.snapshot, `${pointer}/methodIntegration/integrationResponses`);
  const statuses = typeof responses === 'object' && responses !== null ? Object.keys(responses) : [];
  return statuses.length > 0 ? statuses : ['200'];
};

/** Writes one CORS header of a mock OPTIONS method's integration responses. */
export const setPreflightHeader = (
  context: CheckContext,
  pointer: string,
  name: 'Allow-Origin' | 'Allow-Methods' | 'Allow-Headers' | 'Allow-Credentials',
  value: string,
): ProposedFix => ({
  id: `set-${name.toLowerCase()}`,
  title: `Answer preflights with Access-Control-${name}: ${value}`,
  change: {
    kind: 'patch',
    operations: [
      ...mappedStatuses(context, pointer).flatMap((status) => mapHeader(pointer, status, name, value)),
      ...deploy(context),
    ],
  },
  risk: 'safe',
  notes: name === 'Allow-Origin' ? [originNote(context)] : [],
});

/** The reply that a Lambda proxy (or any backend) has to give. */
export const backendHeaders = (context: CheckContext): ProposedFix => {
  const origin = originOf(context);
  const credentials = needsCredentials(context) ? ",\n      'Access-Control-Allow-Credentials': 'true'" : '';
  return {
    id: 'send-headers-from-backend',
    title: 'Send the CORS headers from the backend, on every reply',
    change: { kind: 'advice' },
    risk: 'safe',
    notes: ['Errors of the function need them as well.', originNote(context)],
    code: {
      language: 'javascript',
      text: `return {\n    statusCode: 200,\n    headers: {\n      'Access-Control-Allow-Origin': '${origin}',\n      Vary: 'Origin'${credentials},\n    },\n    body: JSON.stringify(result),\n  };`,
    },
  };
};
