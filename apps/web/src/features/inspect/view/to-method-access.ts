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

const shown = 12;

/** Methods grouped by authorization: as deployed where that is known, else as saved. */
export const toMethodAccess = (snapshot: Snapshot, stage: string | undefined): MethodAccess[] => {
  const groups = new Map<string, string[]>();
  for (const { id, saved, deployed } of toRouteRows(snapshot, stage)) {
    const authorization = (deployed ?? saved)?.authorization ?? 'NONE';
    groups.set(authorization, [...(groups.get(authorization) ?? []), id]);
  }
  return [...groups.entries()].map(([authorization, methods]) => ({
    authorization,
    meaning: meanings[authorization] ?? '',
    methods: methods.length > shown ? [...methods.slice(0, shown), `${methods.length - shown} more`] : methods,
  }));
};
