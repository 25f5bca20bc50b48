import type { Snapshot } from '@gatescope/shared';
import { toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';
import { authorizationTexts, routeAuthorizationTexts } from '../texts/access-texts.ts';

/** The methods that ask the same of their callers. */
export interface MethodAccess {
  readonly authorization: string;
  readonly meaning: string;
  /** The first of them, each with where the snapshot says so. */
  readonly methods: readonly { readonly id: string; readonly pointer: string }[];
  /** How many more there are. */
  readonly more: number;
}

const atConnect = '$connect';

const shown = 12;

/**
 * Methods or routes grouped by authorization: as deployed where that is known (without what only is saved), else as
 * saved. Of a WebSocket API the handshake alone.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
 */
export const toMethodAccess = (snapshot: Snapshot, stage: string | undefined): MethodAccess[] => {
  const groups = new Map<string, MethodAccess['methods']>();
  const { kind } = snapshot.target;
  const rows = toRouteRows(snapshot, stage);
  // Only the handshake is authorized; messages come over a connection that was admitted then.
  const asked = rows.filter(({ id, state }) => (kind === 'WEBSOCKET' ? id === atConnect : state !== 'only-saved'));
  for (const { id, saved, deployed } of asked) {
    const one = deployed ?? saved;
    if (one === undefined) continue;
    const { authorization, pointer, fields } = one;
    const method = { id, pointer: `${pointer}/${fields.authorization}` };
    groups.set(authorization, [...(groups.get(authorization) ?? []), method]);
  }
  return [...groups.entries()].map(([authorization, methods]) => ({
    authorization,
    meaning: (kind === 'REST' ? authorizationTexts : routeAuthorizationTexts)[authorization] ?? '',
    methods: methods.slice(0, shown),
    more: Math.max(0, methods.length - shown),
  }));
};
