import {
  settleDiagnosis,
  type Diagnosis,
  type Observation,
  type Request,
  type Snapshot,
  type Target,
} from '@gatescope/shared';
import type { ApiReference, Collected, CollectorPort, EnginePort } from '../ports.ts';
import { checkStage } from './check-stage.ts';
import type { Question } from './question.ts';
import { toEngineRequest } from './to-engine-request.ts';

/** An answered question with all that it rests on. */
export interface Answered {
  readonly diagnosis: Diagnosis;
  readonly collected: Collected;
  readonly request: Request | null;
  readonly assumptions: readonly string[];
  readonly observations: readonly Observation[];
}

interface Parts {
  readonly collector: CollectorPort;
  readonly engine: EnginePort;
}

const answer = (
  engine: EnginePort,
  question: Question,
  collected: Collected,
  options: { readonly fixes?: boolean } = {},
): Answered => {
  const { snapshot } = collected;
  const { request, assumptions } = toEngineRequest(question, snapshot.target);
  const observations = [...question.observations, ...collected.observations];
  const diagnosis = engine.diagnose({ snapshot, request, complaint: question.complaint, observations }, options);
  return { diagnosis, collected, request, assumptions, observations };
};

/** Diagnoses from a saved snapshot: AWS is not asked, and what it lacks stays unknown. */
export const diagnoseSaved = (engine: EnginePort, question: Question, snapshot: Snapshot): Answered => {
  checkStage(snapshot, question.stage);
  return answer(engine, question, { snapshot, observations: [], calls: [] });
};

const provisional = ({ accountId, region, apiId }: ApiReference): Target => ({
  accountId: accountId ?? '',
  region,
  apiId,
  kind: 'REST',
});

/** Collects what the question needs, in rounds. */
export const collectForQuestion = async (
  { collector, engine }: Parts,
  question: Question,
  reference: ApiReference,
  { fresh, signal }: { readonly fresh: boolean; readonly signal: AbortSignal },
): Promise<Collected> => {
  // What a collection reads depends on the request; its URL needs no more of the target than the reference says.
  const { request } = toEngineRequest(question, provisional(reference));
  const { collected } = await settleDiagnosis<Collected>({
    collect: async (wanted, previous) => {
      const isFirst = previous === undefined;
      const options = { request, complaint: question.complaint, wanted, previous, fresh: fresh && isFirst, signal };
      const brought = await collector.collect(reference, options);
      if (isFirst) checkStage(brought.snapshot, question.stage);
      return brought;
    },
    // Which facts are wanted shows without fixes.
    diagnose: (brought) => answer(engine, question, brought, { fixes: false }).diagnosis,
  });
  return collected;
};

/** Collects and diagnoses. */
export const diagnoseFromAws = async (
  parts: Parts,
  question: Question,
  reference: ApiReference,
  options: { readonly fresh: boolean; readonly signal: AbortSignal },
): Promise<Answered> => answer(parts.engine, question, await collectForQuestion(parts, question, reference, options));
