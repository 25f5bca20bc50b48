import { getDiagnosisSnapshotContract } from '@gatescope/shared';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../../lib/api.ts';
import type { SnapshotSource } from '../snapshot-source.ts';

/** The facts that an answer was made from. They never change. */
export const diagnosisSnapshotQuery = (source: SnapshotSource) =>
  queryOptions({
    queryKey: ['diagnosis-snapshot', source.kind === 'in-hand' ? source.snapshot.takenAt : source.diagnosisId],
    queryFn: ({ signal }) =>
      source.kind === 'in-hand'
        ? source.snapshot
        : callApi(getDiagnosisSnapshotContract, { params: { id: source.diagnosisId } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
