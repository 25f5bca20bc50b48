import type { connectionFailures } from '@gatescope/shared';
import type { Of, OwnView } from './own-view.ts';

/** How a request's way failed before there was a reply. */
export interface WayFailure {
  readonly kind:
    | 'name-not-found'
    | 'refused'
    | 'timeout'
    | 'unreachable'
    | 'certificate-name'
    | 'certificate-expired'
    | 'certificate-untrusted'
    | 'handshake'
    | 'no-reply'
    | 'reset';
  /** What a client's error would be called; undefined where that does not show. */
  readonly connection: (typeof connectionFailures)[number] | undefined;
  readonly seen: Of<'dns'> | Of<'tcp'> | Of<'tls'> | Of<'http'>;
}

const isNoName = ({ addresses, error }: Of<'dns'>): boolean =>
  addresses.length === 0 && (error === 'ENOTFOUND' || error === 'ENODATA');

const ofName = ({ dns }: OwnView): WayFailure | undefined => {
  const [first] = dns;
  return first !== undefined && dns.every(isNoName)
    ? { kind: 'name-not-found', connection: 'name-not-found', seen: first }
    : undefined;
};

const tcpKinds = {
  refused: ['refused', 'refused'],
  timeout: ['timeout', 'timeout'],
  failed: ['unreachable', undefined],
} as const;

const ofConnection = ({ tcp }: OwnView): WayFailure | undefined => {
  if (tcp.some(({ outcome }) => outcome === 'connected')) return undefined;
  // Of several addresses the one that says most.
  for (const outcome of ['refused', 'timeout', 'failed'] as const) {
    const seen = tcp.find((one) => one.outcome === outcome);
    if (seen) return { kind: tcpKinds[outcome][0], connection: tcpKinds[outcome][1], seen };
  }
  return undefined;
};

const tlsKinds = {
  'name-mismatch': ['certificate-name', 'tls-name'],
  expired: ['certificate-expired', 'tls-handshake'],
  untrusted: ['certificate-untrusted', 'tls-handshake'],
  failed: ['handshake', 'tls-handshake'],
} as const;

const ofHandshake = ({ tls }: OwnView): WayFailure | undefined => {
  const [seen] = tls;
  if (seen === undefined || seen.outcome === 'ok' || tls.some(({ outcome }) => outcome === 'ok')) return undefined;
  const [kind, connection] = tlsKinds[seen.outcome];
  return { kind, connection, seen };
};

const ofReply = ({ http }: OwnView): WayFailure | undefined => {
  const [seen] = http;
  if (seen === undefined || http.some(({ status }) => status > 0)) return undefined;
  return { kind: seen.failure === 'timeout' ? 'no-reply' : 'reset', connection: undefined, seen };
};

/** Where a request's way ended, seen from one place; undefined where there was a reply, or nobody looked. */
export const wayFailureOf = (view: OwnView): WayFailure | undefined =>
  view.http.some(({ status }) => status > 0)
    ? undefined
    : (ofReply(view) ?? ofHandshake(view) ?? ofConnection(view) ?? ofName(view));
