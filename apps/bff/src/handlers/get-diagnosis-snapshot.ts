import type { Contracts } from '@gatescope/shared';
import type { Handler } from '../http/handler.ts';
import type { HandlerDeps } from './deps.ts';
import { forgottenDiagnosis } from './forgotten-diagnosis.ts';

export const getDiagnosisSnapshot =
  ({ recent }: HandlerDeps): Handler<Contracts['getDiagnosisSnapshot']> =>
  async ({ params }, { about }) => {
    const kept = await recent.find(params.id);
    if (kept === undefined) throw forgottenDiagnosis(params.id);
    about(kept.snapshot.target);
    return kept.snapshot;
  };
