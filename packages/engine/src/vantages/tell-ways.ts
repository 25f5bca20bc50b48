import type { Observation, Request, Trace } from '@gatescope/shared';
import { ownView, type OwnView, type Place } from './own-view.ts';
import { placeWords } from './place-words.ts';
import { type WayFailure, wayFailureOf } from './way-failure.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const certificateOf = ({ seen }: WayFailure): { readonly names: string; readonly until: string } => ({
  names: (seen.kind === 'tls' && seen.names?.slice(0, 5).join(', ')) || 'other names',
  until: (seen.kind === 'tls' && seen.validTo?.slice(0, 10)) || 'a day that has passed',
});

const addressOf = ({ seen }: WayFailure, host: string): string => (seen.kind === 'tcp' && seen.address) || host;

/** What the end of a way means, whatever the configuration says. */
const failureMeaning = (failure: WayFailure, { host, place }: OwnView): string => {
  const who = placeWords[place];
  switch (failure.kind) {
    case 'name-not-found':
      return `The resolver that ${who} asks knows no ${host}: look at private DNS of the VPC endpoint, at private hosted zones, and at which resolver is asked.`;
    case 'refused':
      return `${addressOf(failure, host)} refuses ${who} on port 443: something that is there but does not listen. Security groups and network ACLs drop in silence and API Gateway always listens, so the name leads somewhere else, or a firewall answers.`;
    case 'timeout':
      return `${addressOf(failure, host)} does not answer ${who} on port 443: packets are dropped in silence, as security groups, network ACLs and missing routes do.`;
    case 'unreachable':
      return `${capital(who)} gets no connection to ${host}; what stopped it does not show from there.`;
    case 'certificate-name':
      return `Under the name ${host}, ${who} is shown a certificate for ${certificateOf(failure).names}: another server answers (a load balancer, a proxy, a DNS record that leads elsewhere), or the name has no certificate at API Gateway.`;
    case 'certificate-expired':
      return `The certificate that ${who} is shown for ${host} ended on ${certificateOf(failure).until}: it was not renewed, or a clock is wrong.`;
    case 'certificate-untrusted':
      return `${capital(who)} is shown a certificate for ${host} that no authority it knows has signed: a proxy that inspects TLS, a server of one's own, or an old list of authorities.`;
    case 'handshake':
      return `${host} and ${who} do not finish the TLS handshake: a client certificate is asked for, the versions do not meet, or what listens there speaks no TLS.`;
    case 'no-reply':
      return `${host} takes the request of ${who} and says nothing. API Gateway answers 504 by itself once the integration's timeout has passed, so a longer silence comes from something in front of it.`;
    case 'reset':
      return `${host} takes the request of ${who} and breaks the connection off without a reply: something in front of API Gateway does that, or the connection was idle for too long.`;
  }
};

/** A body that breaks off; what is huge, slow or leads elsewhere is a finding of its own. */
const brokenReplies = ({ http, host, place }: OwnView): string[] =>
  http.some(({ cut }) => cut === 'closed')
    ? [
        `The reply that ${host} sends to ${placeWords[place]} breaks off in the middle of its body: API Gateway sends a reply once it has all of it, unless the integration streams, so look for what stands between, or at the backend's own log.`,
      ]
    : [];

/** A finding that predicts this very end of the way says it all. */
const isPredicted = ({ connection }: WayFailure, traces: readonly Trace[]): boolean =>
  connection !== undefined &&
  traces.some(({ replies, outcome }) => outcome === 'stopped' && replies.some((one) => one.connection === connection));

/**
 * What was seen on the way of this very request and no configuration tells, each with what it means: a name, a connection
 * or a certificate that fails from a place, a body that breaks off.
 */
export const tellWays = (
  traces: readonly Trace[],
  observations: readonly Observation[],
  { request, places }: { readonly request: Request | null; readonly places: readonly Place[] },
): string[] => {
  if (request === null) return [];
  return (['caller', 'host'] as const).flatMap((place) => {
    const view = ownView(observations, request, place);
    const failure = places.includes(place) ? wayFailureOf(view) : undefined;
    const told = failure === undefined || isPredicted(failure, traces) ? [] : [failureMeaning(failure, view)];
    return [...told, ...brokenReplies(view)];
  });
};
