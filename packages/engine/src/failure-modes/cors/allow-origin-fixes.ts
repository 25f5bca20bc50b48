import type { ProposedFix } from '@gatescope/shared';
import { unsafeHeaderNames } from '../../cors/safelist.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { Stop } from '../stop.ts';
import { backendHeaders, mapHeader, mappedStatuses, setPreflightHeader, stageName } from './cors-fixes.ts';
import { besideOthers } from './several-origins.ts';
import { corsDetail, methodPointer, originOf } from './cors-stops.ts';

/** Pointer to the OPTIONS method when a mock answers the preflight from configuration; undefined when a backend does. */
const mockOptions = (context: CheckContext, stop: Stop): string | undefined => {
  const route = stop.simulated.journey.route?.method;
  if (!route || stop.simulated.trace.leg !== 'preflight' || route.saved?.methodIntegration?.type !== 'MOCK')
    return undefined;
  return methodPointer(context, route.path, route.verb);
};

/** Writes a header of a non-proxy method's real reply. */
const setReplyHeader = (context: CheckContext, stop: Stop, value: string): ProposedFix[] => {
  const route = stop.simulated.journey.route?.method;
  const responses = route?.saved?.methodIntegration?.integrationResponses;
  const pointer = route ? methodPointer(context, route.path, route.verb) : undefined;
  if (!responses || !pointer || Object.keys(responses).length === 0) return [];
  const stage = stageName(context);
  return [
    {
      id: 'map-allow-origin',
      title: `Map Access-Control-Allow-Origin: ${value} on every response of the method`,
      change: {
        kind: 'patch',
        operations: [
          ...Object.keys(responses).flatMap((status) => mapHeader(pointer, status, 'Allow-Origin', value)),
          ...(stage ? [{ op: 'deploy' as const, stage }] : []),
        ],
      },
      risk: 'safe',
      notes: [],
    },
  ];
};

/** The origin that the method's mapping lets in today; a reply that was seen may be a cache's. */
const mappedOrigin = ({ simulated }: Stop): string | undefined => {
  const responses = simulated.journey.route?.method.saved?.methodIntegration?.integrationResponses ?? {};
  const value = Object.values(responses)
    .map((response) => response?.responseParameters?.['method.response.header.Access-Control-Allow-Origin'])
    .find((mapped) => mapped !== undefined && mapped !== null);
  return /^'(.*)'$/.exec(value ?? '')?.[1];
};

/** The origin where the reply is made: the mock's mapping, the method's mapping, or the backend. */
export const allowOriginFixes = (context: CheckContext, stop: Stop, isPreflight: boolean): ProposedFix[] => {
  const pointer = mockOptions(context, stop);
  const own = pointer
    ? [setPreflightHeader(context, pointer, 'Allow-Origin', originOf(context))]
    : isPreflight
      ? []
      : setReplyHeader(context, stop, originOf(context));
  return own.length > 0 ? besideOthers(own, mappedOrigin(stop), originOf(context)) : [backendHeaders(context)];
};

/** Adds one value to a list header of the preflight. */
export const listFixes = (
  context: CheckContext,
  stop: Stop,
  name: 'Allow-Methods' | 'Allow-Headers',
  value: string,
): ProposedFix[] => {
  const pointer = mockOptions(context, stop);
  const current = (corsDetail(stop).value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
  const listed = [...new Set([...current, value])].filter(Boolean).join(',');
  return pointer
    ? [setPreflightHeader(context, pointer, name, listed)]
    : [
        {
          ...backendHeaders(context),
          id: `allow-${value.toLowerCase()}`,
          title: `Answer preflights with Access-Control-${name}: ${listed}`,
        },
      ];
};

/** The header that the browser names, or the first that no list covers. */
export const refusedHeader = (
  detail: Readonly<Record<string, unknown>>,
  { world }: CheckContext,
): string | undefined => {
  const named =
    /[Rr]equest header field (\S+) is not allowed/.exec(world.seen.console ?? '')?.[1] ??
    /header .(\S+?). is not allowed according/.exec(world.seen.console ?? '')?.[1];
  const wanted = detail['wanted'];
  return (
    named?.toLowerCase() ??
    (typeof wanted === 'string' ? wanted : undefined) ??
    unsafeHeaderNames(world.pageCall?.headers ?? {})[0]
  );
};

/** Do not send what only replies carry; list everything else. */
export const headerFixes = (
  context: CheckContext,
  stop: Stop | undefined,
  header: string | undefined,
): ProposedFix[] => {
  if (!stop || !header) return [];
  const listing = listFixes(context, stop, 'Allow-Headers', header);
  if (!header.startsWith('access-control-')) return listing;
  return [
    {
      id: 'drop-header',
      title: `Do not send ${header} from the page: it belongs to the reply`,
      change: { kind: 'request', headers: { [header]: null } },
      risk: 'safe',
      notes: [],
      owner: 'caller',
    },
    ...listing,
  ];
};

/** Exact origin and credentials header, or no credentials at all. */
export const credentialFixes = (context: CheckContext, stop: Stop, isPreflight: boolean): ProposedFix[] => {
  const pointer = mockOptions(context, stop);
  const stage = stageName(context);
  const client = context.world.request?.client;
  return [
    ...(client?.kind === 'browser'
      ? [
          {
            id: 'omit-credentials',
            title: 'Call without credentials, if the API needs no cookie',
            change: { kind: 'request' as const, replace: { client: { ...client, credentials: 'omit' } } },
            risk: 'safe' as const,
            notes: ['A token in a header is not a credential in this sense.'],
            owner: 'caller',
          },
        ]
      : []),
    ...(pointer
      ? [
          {
            id: 'allow-credentials',
            title: `Answer preflights with the exact origin ${originOf(context)} and credentials`,
            change: {
              kind: 'patch' as const,
              operations: [
                ...mappedStatuses(context, pointer).flatMap((status) => [
                  ...mapHeader(pointer, status, 'Allow-Origin', originOf(context)),
                  ...mapHeader(pointer, status, 'Allow-Credentials', 'true'),
                ]),
                ...(stage ? [{ op: 'deploy' as const, stage }] : []),
              ],
            },
            risk: 'needs-review' as const,
            notes: ['The real reply needs both headers as well.'],
          },
        ]
      : [
          {
            ...backendHeaders(context),
            notes: [
              isPreflight
                ? 'On the preflight as well as on the real reply.'
                : 'The preflight needs both headers as well.',
            ],
          },
        ]),
  ];
};
