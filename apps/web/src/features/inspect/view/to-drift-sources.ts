import { type SavedDifference, type Snapshot, toPointer } from '@gatescope/shared';
import { toRouteRows } from '../../../lib/snapshot/to-route-rows.ts';

/** Where both sides of a difference stand in the snapshot; undefined for what was read of the stage's export only. */
export interface DriftSources {
  readonly saved: string | undefined;
  readonly deployed: string | undefined;
}

/** The field of a method as the snapshot nests it. */
const insideOf = (field: string): string => {
  if (field === 'method') return '';
  const [first = '', ...rest] = field.split('.');
  return toPointer(first === 'integration' ? 'methodIntegration' : first, ...rest);
};

// All that a deployment's summary holds.
const summarised = new Set(['method', 'authorizationType', 'apiKeyRequired']);

const ofScope = { api: '/api/restApi/value', 'gateway-response': '/api/gatewayResponses/value' } as const;

/** Finds the sources of the differences of a REST API and its stage. */
export const toDriftSources = (snapshot: Snapshot, stage: string) => {
  const rows = new Map(toRouteRows(snapshot, stage).map((row) => [row.id, row]));
  return ({ scope, verb, path, field }: SavedDifference): DriftSources => {
    if (snapshot.api.kind !== 'REST') return { saved: undefined, deployed: undefined };
    if (scope !== 'method')
      return { saved: scope === 'api' ? `${ofScope.api}${insideOf(field)}` : ofScope[scope], deployed: undefined };
    const row = rows.get(`${verb ?? ''} ${path ?? ''}`);
    return {
      saved: row?.saved && `${row.saved.pointer}${insideOf(field)}`,
      deployed: row?.deployed && summarised.has(field) ? `${row.deployed.pointer}${insideOf(field)}` : undefined,
    };
  };
};
