import type { Complaint, ComplaintKind, DiagnoseInput, Observation, Snapshot } from '@gatescope/shared';
import { readComplaint, readPolicyRefusal } from '../complaint-reading.ts';
import { ownView, type OwnView, type Place, standsIn } from './own-view.ts';
import { type WayFailure, wayFailureOf } from './way-failure.ts';

type Reply = Extract<Observation, { kind: 'http' }>;

/** A complaint that nobody wrote: what a probe or the caller's script saw of this very request. */
export interface ObservedComplaint {
  readonly complaint: Complaint;
  readonly place: Place;
  /** Of the observation that it rests on. */
  readonly id: string;
  /** What was seen, in a few words. */
  readonly words: string;
}

const openKinds: readonly (ComplaintKind | undefined)[] = [undefined, 'refused', 'failed', 'no-connection'];

/** Somebody who says what was seen is believed; only silence is filled. */
const isSilent = (complaint: Complaint): boolean => {
  const { kind, status, text, headers } = readComplaint(complaint);
  return (
    openKinds.includes(kind) &&
    status === undefined &&
    text === '' &&
    Object.keys(headers).length === 0 &&
    !complaint.preflight &&
    !complaint.managementCall
  );
};

const asksForKey = ({ api }: Snapshot): boolean =>
  api.kind === 'REST' &&
  (api.resources.state !== 'present' ||
    api.resources.value.some(({ resourceMethods }) =>
      Object.values(resourceMethods ?? {}).some(({ apiKeyRequired }) => apiKeyRequired === true),
    ));

const unauthenticated =
  /^(?:MissingAuthenticationToken|Unauthorized|IncompleteSignature|InvalidSignature|UnrecognizedClient|ExpiredToken)/i;

/** A probe carries neither credential nor key: a refusal for want of one says nothing of a request that may have it. */
const isForWantOfCredential = (seen: Complaint, { request, snapshot }: DiagnoseInput): boolean => {
  const { status, errorType = '', message = '', headers } = readComplaint(seen);
  if (request?.credential.scheme !== 'none') {
    const refusal = readPolicyRefusal(message);
    if (status === 401 || headers['www-authenticate'] || unauthenticated.test(errorType)) return true;
    if (refusal && !refusal.explicit) return true;
  }
  return errorType === 'ForbiddenException' && request?.apiKey.kind !== 'not-sent' && asksForKey(snapshot);
};

const replyKey = ({ status, headers, body }: Reply): string =>
  JSON.stringify([status, headers['x-amzn-errortype'] ?? [], status >= 400 ? (body ?? '') : '']);

const toComplaint = (reply: Reply, said: Complaint): Complaint => ({
  ...said,
  kind: said.kind ?? (reply.status >= 500 ? 'failed' : 'refused'),
  status: reply.status,
  headers: reply.headers,
  ...(reply.body === undefined || reply.cut !== undefined ? {} : { body: reply.body }),
});

const ofReplies = (view: OwnView, input: DiagnoseInput): ObservedComplaint | undefined => {
  const replies = view.http.filter(({ status }) => status > 0);
  const [reply] = replies;
  // Several replies to one call that differ: none of them is the reply.
  if (reply === undefined || reply.status < 400 || new Set(replies.map(replyKey)).size > 1) return undefined;
  if (input.complaint.kind === 'no-connection') return undefined;
  const complaint = toComplaint(reply, input.complaint);
  if (isForWantOfCredential(complaint, input)) return undefined;
  const type = readComplaint(complaint).errorType;
  return { complaint, place: view.place, id: reply.id, words: `${reply.status}${type ? ` (${type})` : ''}` };
};

const failureWords: Record<WayFailure['kind'], string> = {
  'name-not-found': 'a name that does not resolve',
  refused: 'a refused connection',
  timeout: 'a connection that times out',
  unreachable: 'no connection',
  'certificate-name': 'a certificate for another name',
  'certificate-expired': 'an expired certificate',
  'certificate-untrusted': 'a certificate that it does not trust',
  handshake: 'a failed TLS handshake',
  'no-reply': 'a connection without a reply',
  reset: 'a connection that broke off without a reply',
};

/** As clients word it, so that it reads as any client's error does. */
const clientText = ({ kind, seen }: WayFailure, host: string): string | undefined => {
  switch (kind) {
    case 'name-not-found':
      return `Could not resolve host: ${host}`;
    case 'refused':
      return `connect to ${host} port 443 failed: Connection refused`;
    case 'timeout':
      return `connect to ${host} port 443 failed: Connection timed out`;
    case 'certificate-name':
      return `certificate is valid for ${(seen.kind === 'tls' && seen.names?.join(', ')) || 'another name'}, not ${host}`;
    case 'certificate-expired':
      return 'TLS handshake failed: certificate has expired';
    case 'certificate-untrusted':
      return 'TLS handshake failed: unable to get local issuer certificate';
    case 'handshake':
      return 'TLS handshake failed';
    default:
      return undefined;
  }
};

const ofFailure = (view: OwnView, failure: WayFailure, said: Complaint): ObservedComplaint => {
  const text = clientText(failure, view.host);
  const isReplyMissing = failure.kind === 'no-reply' || failure.kind === 'reset';
  return {
    complaint: {
      ...said,
      kind: isReplyMissing ? 'failed' : 'no-connection',
      ...(text === undefined ? {} : { body: text }),
    },
    place: view.place,
    id: failure.seen.id,
    words: failureWords[failure.kind],
  };
};

/**
 * What a probe or the caller's script saw of this very request, where the complaint says nothing of it: then it is the
 * complaint. The caller's own place comes first. Undefined where it does not speak for the caller's request.
 */
export const observedComplaint = (input: DiagnoseInput): ObservedComplaint | undefined => {
  const { request, complaint, observations } = input;
  if (request === null || !observations.some(({ vantage }) => vantage !== 'aws') || !isSilent(complaint))
    return undefined;
  for (const place of ['caller', 'host'] as const) {
    if (!standsIn(place, request)) continue;
    const view = ownView(observations, request, place);
    // Who says that it was refused got a reply: a way that fails from here is another one.
    const failure = complaint.kind === 'refused' ? undefined : wayFailureOf(view);
    const observed = failure === undefined ? ofReplies(view, input) : ofFailure(view, failure, complaint);
    if (observed) return observed;
    // Who got a reply from the caller's place need not ask how it looks from elsewhere.
    if (view.http.some(({ status }) => status > 0)) return undefined;
  }
  return undefined;
};
