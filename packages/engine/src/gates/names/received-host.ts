import type { Request } from '@gatescope/shared';
import type { Way } from '../journey.ts';
import { plainName } from './dns-records.ts';

/** The Host that reaches API Gateway. */
export interface ReceivedHost {
  readonly host: string;
  /** Put there on purpose (a Host header, a CDN), rather than following from the URL. */
  readonly isExplicit: boolean;
  /** False where something in between may have replaced it and nothing tells whether. */
  readonly isKnown: boolean;
}

const clean = (host: string): string => plainName(host.trim()).replace(/:\d+$/, '');

const sentHost = (request: Request, urlHost: string): ReceivedHost => {
  const header = request.headers['host'];
  return header
    ? { host: clean(header), isExplicit: clean(header) !== urlHost, isKnown: true }
    : { host: urlHost, isExplicit: false, isKnown: true };
};

/** Follows the Host from the client through what stands in between. */
export const receivedHostOf = (request: Request, urlHost: string, way: Way | undefined): ReceivedHost => {
  if (request.hostReceivedByApiGateway)
    return { host: clean(request.hostReceivedByApiGateway), isExplicit: true, isKnown: true };
  const sent = sentHost(request, urlHost);
  if (way?.kind !== 'distribution') return sent;
  const { origin } = way;
  if (!origin) return { ...sent, isKnown: false };
  return origin.forwardsHost === true
    ? { ...sent, isExplicit: true }
    : { host: origin.host, isExplicit: true, isKnown: origin.forwardsHost === false };
};
