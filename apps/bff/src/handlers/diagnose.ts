import {
  snapshotSchema,
  type Contracts,
  type ContractInput,
  type DiagnosisResult,
  type Snapshot,
} from '@gatescope/shared';
import { apiName } from '../diagnosis/api-name.ts';
import { citedFacts } from '../diagnosis/cited-facts.ts';
import { factAges } from '../diagnosis/fact-ages.ts';
import { findAccount } from '../diagnosis/find-account.ts';
import { withoutBody } from '../diagnosis/mask-request.ts';
import { maskDeep } from '../diagnosis/mask-text.ts';
import { nearestNames } from '../diagnosis/nearest.ts';
import type { Question } from '../diagnosis/question.ts';
import { readSnapshot } from '../diagnosis/read-snapshot.ts';
import { resolveUrl } from '../diagnosis/resolve-url.ts';
import { diagnoseFromAws, diagnoseSaved, type Answered } from '../diagnosis/run-diagnosis.ts';
import { stageOfRequest } from '../diagnosis/stage-of-request.ts';
import type { Handler, HandlerContext } from '../http/handler.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { ApiReference } from '../ports.ts';
import type { HandlerDeps } from './deps.ts';

type Body = ContractInput<Contracts['diagnose']>['body'];

interface Located {
  readonly reference: ApiReference;
  readonly resolvedBy?: string;
}

const nothingNamed = (): ProblemError =>
  new ProblemError('target-missing', {
    detail: 'Neither an API nor a URL was given.',
    remedy: 'Give request.url, or name the API with target.region and target.apiId.',
  });

const locate = async (body: Body, { collector }: HandlerDeps, signal: AbortSignal): Promise<Located> => {
  if (body.target) {
    const { accountId, region, apiId } = body.target;
    return { reference: await findAccount({ accountId: accountId ?? undefined, region, apiId }, collector, signal) };
  }
  if (!body.request?.url) throw nothingNamed();
  const resolved = await resolveUrl(body.request, collector, signal);
  return { reference: await findAccount(resolved, collector, signal), resolvedBy: resolved.because };
};

const toQuestion = (body: Body): Question => ({
  given: body.request,
  // What people paste holds tokens and keys; the engine needs none of them.
  complaint: maskDeep(body.symptom ?? {}),
  stage: body.target?.stage,
  observations: maskDeep(body.observations ?? []),
});

const exampleQuestion = (
  id: string,
  { engine }: HandlerDeps,
): { readonly question: Question; readonly snapshot: Snapshot } => {
  const example = engine.exampleOf(id);
  if (!example) {
    throw new ProblemError('not-found', {
      detail: `The catalogue has no example ${id}.`,
      remedy: 'Take the id of a failure mode of GET /api/failure-modes.',
      nearest: nearestNames(
        id,
        engine.catalogue.map((page) => page.id),
      ),
    });
  }
  const { snapshot, request, complaint, observations } = example;
  return { snapshot, question: { given: request, complaint: maskDeep(complaint), stage: undefined, observations } };
};

interface Origin {
  readonly source: DiagnosisResult['source'];
  readonly resolvedBy?: string | undefined;
}

const toResult = (answered: Answered, question: Question, origin: Origin, deps: HandlerDeps): DiagnosisResult => {
  const { diagnosis, collected, request, assumptions, observations } = answered;
  const { snapshot } = collected;
  const name = apiName(snapshot);
  const stage = question.stage ?? stageOfRequest(snapshot, request);
  return {
    ...diagnosis,
    id: deps.newId(),
    diagnosedAt: deps.now().toISOString(),
    source: origin.source,
    target: { ...snapshot.target, ...(name === undefined ? {} : { name }), ...(stage === undefined ? {} : { stage }) },
    ...(origin.resolvedBy === undefined ? {} : { resolvedBy: origin.resolvedBy }),
    request: request === null ? null : withoutBody(request),
    complaint: question.complaint,
    assumptions: [...assumptions],
    observations: [...observations],
    facts: citedFacts(snapshot, [...diagnosis.findings, ...diagnosis.latent]),
    calls: [...collected.calls],
    factAges: factAges(snapshot),
  };
};

const remember = async (
  result: DiagnosisResult,
  snapshot: Snapshot,
  deps: HandlerDeps,
  { log }: HandlerContext,
): Promise<void> => {
  for (const { id, message } of result.crashed) log.error({ failureMode: id, message }, 'a check crashed');
  deps.onDiagnosis(
    result.outcome.verdict,
    result.findings.map(({ id }) => id),
  );
  deps.missing.see(snapshot);
  // Kept as the contract lets it out, so that a report holds nothing more than was shown.
  await deps.recent.keep({ result, snapshot: snapshotSchema.parse(snapshot) });
};

export const diagnose =
  (deps: HandlerDeps): Handler<Contracts['diagnose']> =>
  async ({ body }, context) => {
    if (body.example !== undefined) {
      const { question, snapshot } = exampleQuestion(body.example, deps);
      context.about(snapshot.target);
      const result = toResult(diagnoseSaved(deps.engine, question, snapshot), question, { source: 'example' }, deps);
      // Nobody's trouble: it counts neither as a diagnosis nor as a missing permission.
      await deps.recent.keep({ result, snapshot: snapshotSchema.parse(snapshot) });
      return result;
    }
    const question = toQuestion(body);
    if (body.snapshot !== undefined && body.snapshot !== null) {
      const snapshot = readSnapshot(body.snapshot);
      context.about(snapshot.target);
      const result = toResult(
        diagnoseSaved(deps.engine, question, snapshot),
        question,
        { source: 'saved-snapshot' },
        deps,
      );
      await remember(result, snapshot, deps, context);
      return result;
    }
    const { reference, resolvedBy } = await locate(body, deps, context.signal);
    context.about(reference);
    const answered = await diagnoseFromAws(deps, question, reference, {
      fresh: body.fresh ?? false,
      signal: context.signal,
    });
    const result = toResult(answered, question, { source: 'aws', resolvedBy }, deps);
    await remember(result, answered.collected.snapshot, deps, context);
    return result;
  };
