import type { CorsConfiguration, PatchOperation, ProposedFix } from '@gatescope/shared';
import { preflightReasons } from '../../cors/preflight.ts';
import type { CheckContext } from '../failure-mode.ts';
import { originNote } from '../cors/cors-fixes.ts';
import { originOf } from '../cors/cors-stops.ts';
import { withDeployment } from './route-step.ts';

const pointer = '/api/api/value/CorsConfiguration';

/** The CORS configuration as saved; undefined where there is none, or the API is of another kind. */
export const savedCors = ({ world }: CheckContext): CorsConfiguration | undefined => {
  const { api } = world.snapshot;
  return api.kind === 'HTTP' && api.api.state === 'present' ? api.api.value.CorsConfiguration : undefined;
};

const wantsCredentials = ({ world }: CheckContext): boolean =>
  world.pageCall?.client.kind === 'browser' && world.pageCall.client.credentials === 'include';

const covers = (list: readonly string[] | undefined, wanted: string, wildcard: boolean): boolean =>
  (list ?? []).some((item) => item.toLowerCase() === wanted.toLowerCase() || (wildcard && item === '*'));

/** What the call needs of a configuration, added to what it says already; a wildcard is spelled out for credentials. */
export const completedCors = (context: CheckContext, config: CorsConfiguration | undefined): CorsConfiguration => {
  const { pageCall: request } = context.world;
  const credentials = wantsCredentials(context) || config?.AllowCredentials === true;
  const keep = (list: readonly string[] | undefined): string[] =>
    (list ?? []).filter((item) => !(credentials && item === '*'));
  const add = (list: readonly string[] | undefined, wanted: readonly string[], isHeader = false): string[] => [
    ...keep(list),
    // `*` never covers Authorization. https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
    ...wanted.filter((item) => !covers(keep(list), item, !(isHeader && item === 'authorization'))),
  ];
  const headers = add(config?.AllowHeaders, request ? preflightReasons(request).headers : [], true);
  return {
    ...config,
    AllowOrigins: add(config?.AllowOrigins, [originOf(context)]),
    AllowMethods: add(config?.AllowMethods, request ? [request.method] : []),
    ...(headers.length > 0 ? { AllowHeaders: headers } : {}),
    ...(credentials ? { AllowCredentials: true } : {}),
  };
};

/** Writes a CORS configuration that covers the call; nothing where API Gateway writes no headers for this API. */
export const corsConfigurationFix = (context: CheckContext): ProposedFix[] => {
  const { api } = context.world.snapshot;
  if (api.kind !== 'HTTP' || api.api.state !== 'present') return [];
  const config = savedCors(context);
  const value = completedCors(context, config);
  const operation: PatchOperation = { op: 'set', path: pointer, value };
  return [
    {
      id: 'complete-cors-configuration',
      title: config
        ? "Add what this call needs to the API's CORS configuration"
        : 'Give the API a CORS configuration that covers this call',
      change: { kind: 'patch', operations: withDeployment(context, [operation]) },
      risk: 'safe',
      notes: ['Once a configuration is set, API Gateway ignores the CORS headers of the backend.', originNote(context)],
    },
  ];
};
