import { resolvePointer, type SavedDifference } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { ordersSnapshot } from '../../../testing/fixtures/orders-snapshot.ts';
import { httpSnapshot } from '../../../testing/fixtures/route-snapshots.ts';
import { toDriftSources } from './to-drift-sources.ts';

const sourcesOf = toDriftSources(ordersSnapshot, 'prod');
const difference = (field: string, rest: Partial<SavedDifference> = {}): SavedDifference => ({
  scope: 'method',
  verb: 'GET',
  path: '/orders',
  field,
  certainty: 'certain',
  ...rest,
});

describe('the sources of a difference', () => {
  it('are the saved method and the summary of the deployment', () => {
    const { saved, deployed } = sourcesOf(difference('apiKeyRequired'));
    expect(resolvePointer(ordersSnapshot, saved ?? '')).toBe(true);
    expect(resolvePointer(ordersSnapshot, deployed ?? '')).toBe(false);
  });

  it('are the saved side alone where the export told the other', () => {
    const { saved, deployed } = sourcesOf(difference('integration.timeoutInMillis'));
    expect(resolvePointer(ordersSnapshot, saved ?? '')).toBe(29_000);
    expect(deployed).toBeUndefined();
  });

  it('are none where neither side holds the method', () => {
    expect(sourcesOf(difference('method', { verb: 'DELETE' }))).toEqual({ saved: undefined, deployed: undefined });
  });

  it('are the settings of the API for what no method holds', () => {
    expect(sourcesOf(difference('apiKeySource', { scope: 'api' })).saved).toBe('/api/restApi/value/apiKeySource');
  });

  it('are not known for the kinds whose facts are nested otherwise', () => {
    expect(toDriftSources(httpSnapshot, 'prod')(difference('authorizationType')).saved).toBeUndefined();
  });
});
