import type { Evidence } from '@gatescope/shared';
import { readComplaint } from '../../complaint-reading.ts';
import { resolveLocation } from '../../cors/redirected-request.ts';
import type { Leg } from '../../gates/gate.ts';
import { parseUrl } from '../../parsed-url.ts';
import { placeWords } from '../../vantages/place-words.ts';
import type { CheckContext } from '../failure-mode.ts';
import type { OwnReply } from './own-replies.ts';
import { ownReplies } from './own-replies.ts';
import { authorByHeaders } from './reply-fingerprint.ts';

/** Statuses that send a client elsewhere. https://fetch.spec.whatwg.org/#redirect-status */
const redirectStatuses = [301, 302, 303, 307, 308];

/** Who sent the caller on, as far as configuration and headers tell. */
export type Redirector = 'gateway-response' | 'integration-response' | 'in-front' | 'backend' | 'open';

/** A redirect that somebody saw instead of an answer. */
export interface SeenRedirect {
  readonly status: number;
  readonly leg: Leg;
  readonly host: string;
  /** Where it leads: scheme, host and path. A query may hold a secret and is left out. */
  readonly target: string | undefined;
  /** Whether the target is told whole. */
  readonly isWhole: boolean;
  readonly by: Redirector;
  readonly evidence: Evidence;
  /** Undefined where the complaint itself tells of it. */
  readonly own: OwnReply | undefined;
}

const targetOf = (location: string | undefined, url: string): string | undefined => {
  const parsed = location === undefined ? undefined : parseUrl(resolveLocation(location, url) ?? '');
  if (parsed === undefined) return undefined;
  const { scheme, host, port, path } = parsed;
  const isUsual = port === 0 || (scheme === 'https' && port === 443) || (scheme === 'http' && port === 80);
  return `${scheme}://${host}${isUsual ? '' : `:${port}`}${path}`;
};

const isSetByGatewayResponse = ({ world }: CheckContext, status: number): boolean => {
  const { api } = world.snapshot;
  return (
    api.kind === 'REST' &&
    api.gatewayResponses.state === 'present' &&
    api.gatewayResponses.value.some((one) => one.defaultResponse !== true && one.statusCode === String(status))
  );
};

const isSetByIntegrationResponse = ({ traces }: CheckContext, leg: Leg, status: number): boolean =>
  traces.some(({ trace, journey }) => {
    if (trace.leg !== leg) return false;
    const mapped = Object.entries(journey.integration?.running.integration.integrationResponses ?? {});
    const written = journey.v2?.route?.integration?.source.ResponseParameters;
    return (
      mapped.some(([key, response]) => (response.statusCode ?? key) === String(status)) ||
      JSON.stringify(written ?? {}).includes(`"overwrite:statuscode":"${status}"`)
    );
  });

const redirectorOf = (
  context: CheckContext,
  leg: Leg,
  { status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, readonly string[]>> },
): Redirector => {
  const copied = Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, [...values]]));
  const author = authorByHeaders(readComplaint({ status, headers: copied }));
  // Its own errors are marked, and none of them is a redirect unless the API says so.
  if (author === 'gateway' || isSetByGatewayResponse(context, status)) return 'gateway-response';
  if (isSetByIntegrationResponse(context, leg, status)) return 'integration-response';
  return author === 'unsaid' ? 'open' : author;
};

const ofReply = (context: CheckContext, own: OwnReply): SeenRedirect[] => {
  const { place, leg, host, reply } = own;
  const location = reply.headers['location']?.[0];
  if (!redirectStatuses.includes(reply.status) || location === undefined) return [];
  const target = targetOf(location, reply.url);
  return [
    {
      status: reply.status,
      leg,
      host,
      target,
      isWhole: !/[?#]/.test(location),
      by: redirectorOf(context, leg, reply),
      own,
      evidence: {
        label: `Seen by ${placeWords[place]}`,
        pointer: `observation:${reply.id}`,
        observed: `${reply.status}, on to ${target ?? 'an address that is none'}`,
      },
    },
  ];
};

const ofComplaint = (context: CheckContext): SeenRedirect[] => {
  const { seen, request, url } = context.world;
  if (request === null || seen.status === undefined || !redirectStatuses.includes(seen.status)) return [];
  const location = seen.headers['location']?.[0];
  const target = targetOf(location, request.url);
  return [
    {
      status: seen.status,
      leg: 'actual',
      host: url?.host ?? request.url,
      target,
      isWhole: location !== undefined && !/[?#]/.test(location),
      by: redirectorOf(context, 'actual', { status: seen.status, headers: seen.headers }),
      own: undefined,
      evidence: {
        label: 'Seen',
        pointer: 'complaint:status',
        observed: `${seen.status}${target === undefined ? '' : `, on to ${target}`}`,
      },
    },
  ];
};

/** Every redirect that was seen of this request: what was complained of, the caller's own place, the console's host. */
export const seenRedirects = (context: CheckContext): SeenRedirect[] => [
  ...ofComplaint(context),
  ...ownReplies(context).flatMap((own) => ofReply(context, own)),
];
