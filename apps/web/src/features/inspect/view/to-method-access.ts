import type { Snapshot } from '@gatescope/shared';
import { toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';

/** The methods that ask the same of their callers. */
export interface MethodAccess {
  readonly authorization: string;
  readonly meaning: string;
  readonly methods: readonly string[];
}

const meanings: Readonly<Record<string, string>> = {
  NONE: 'Anybody whom the policies let through; a role or signature plays no part',
  AWS_IAM: 'Callers that sign with AWS credentials (SigV4) and are allowed',
  CUSTOM: 'Callers whom a Lambda authorizer lets through',
  COGNITO_USER_POOLS: 'Users with a token of the Cognito user pool',
  JWT: 'Callers with a token that the JWT authorizer accepts',
};

/** What differs where no policy stands in front. */
const routeMeanings: Readonly<Record<string, string>> = {
  ...meanings,
  NONE: 'Anybody who can reach the URL; a role or signature plays no part',
};

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
    meaning: (kind === 'REST' ? meanings : routeMeanings)[authorization] ?? '',
    methods: methods.length > shown ? [...methods.slice(0, shown), `${methods.length - shown} more`] : methods,
  }));
};
