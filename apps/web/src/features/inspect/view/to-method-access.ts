import type { Snapshot } from '@gatescope/shared';
import { toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { askedTexts, authorizationTexts, routeAuthorizationTexts } from '../texts/access-texts.ts';

/** The methods that ask the same of their callers. */
export interface MethodAccess {
  readonly authorization: string;
  readonly meaning: string;
  readonly methods: readonly string[];
}

const atConnect = '$connect';

const shown = 12;

/**
 * Methods or routes grouped by authorization: as deployed where that is known, else as saved. Of a WebSocket API the
 * handshake alone.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
 */
export const toMethodAccess = (snapshot: Snapshot, stage: string | undefined): MethodAccess[] => {
  const groups = new Map<string, string[]>();
  const { kind } = snapshot.target;
  const rows = toRouteRows(snapshot, stage);
  // Only the handshake is authorized; messages come over a connection that was admitted then.
  for (const { id, saved, deployed } of kind === 'WEBSOCKET' ? rows.filter((row) => row.id === atConnect) : rows) {
    const authorization = (deployed ?? saved)?.authorization ?? 'NONE';
    groups.set(authorization, [...(groups.get(authorization) ?? []), id]);
  }
  return [...groups.entries()].map(([authorization, methods]) => ({
    authorization,
    meaning: (kind === 'REST' ? authorizationTexts : routeAuthorizationTexts)[authorization] ?? '',
    methods: methods.length > shown ? [...methods.slice(0, shown), askedTexts.more(methods.length - shown)] : methods,
  }));
};
