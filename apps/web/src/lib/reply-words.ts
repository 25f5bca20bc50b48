import type { PredictedReply } from '@gatescope/shared';

const connections = {
  'name-not-found': 'The name does not resolve',
  timeout: 'The connection times out',
  refused: 'The connection is refused',
  'tls-name': 'TLS fails: the certificate does not carry the name',
  'tls-handshake': 'The TLS handshake fails',
} as const satisfies Record<NonNullable<PredictedReply['connection']>, string>;

const bodyWords = (reply: PredictedReply): string | undefined => {
  if (reply.message !== undefined) return `“${reply.message}”`;
  return reply.messageStart === undefined ? undefined : `“${reply.messageStart}…”`;
};

/** A predicted reply in one line: `403 “Forbidden” · ForbiddenException`. */
export const toReplyWords = (reply: PredictedReply): string => {
  if (reply.connection) return connections[reply.connection];
  if (reply.corsIssue) return `Blocked by the browser: ${reply.corsIssue}`;
  const head = [reply.status?.toString(), bodyWords(reply)].filter((part) => part !== undefined).join(' ');
  const parts = [head, reply.errorType, reply.gatewayResponse].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? 'A reply that configuration does not tell' : parts.join(' · ');
};

/** The same without the body: `403 AccessDeniedException`. */
export const toShortReply = (reply: PredictedReply): string => {
  if (reply.connection) return connections[reply.connection];
  const parts = [reply.status?.toString(), reply.errorType ?? reply.gatewayResponse].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? toReplyWords(reply) : parts.join(' ');
};
