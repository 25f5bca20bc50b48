import type { SnapshotView } from '@gatescope/shared';
import { apiName } from '../diagnosis/api-name.ts';
import { factAges } from '../diagnosis/fact-ages.ts';
import type { ApiReference, Collected } from '../ports.ts';
import type { HandlerDeps } from './deps.ts';

/** A collection as it is answered. */
export const toSnapshotView = ({ snapshot, calls }: Collected): SnapshotView => ({
  target: snapshot.target,
  name: apiName(snapshot) ?? snapshot.target.apiId,
  snapshot,
  factAges: factAges(snapshot),
  calls: [...calls],
});

/** Adds the facts at some pointers to what was collected. */
export const collectMore = async (
  { collector, missing }: Pick<HandlerDeps, 'collector' | 'missing'>,
  target: ApiReference,
  {
    previous,
    wanted,
    signal,
  }: { readonly previous: Collected; readonly wanted: readonly string[]; readonly signal: AbortSignal },
): Promise<Collected> => {
  if (wanted.length === 0) return previous;
  const options = { request: null, complaint: {}, wanted, previous, fresh: false, signal };
  const collected = await collector.collect(target, options);
  missing.see(collected.snapshot);
  return collected;
};

/** Collects the base facts of an API for nobody's request in particular. */
export const collectBase = async (
  { collector, missing }: Pick<HandlerDeps, 'collector' | 'missing'>,
  target: ApiReference,
  options: { readonly fresh: boolean | undefined; readonly signal: AbortSignal },
): Promise<Collected> => {
  const collected = await collector.collect(target, {
    request: null,
    complaint: {},
    wanted: [],
    previous: undefined,
    fresh: options.fresh ?? false,
    signal: options.signal,
  });
  missing.see(collected.snapshot);
  return collected;
};
