import type { Basis, Method, Model, PredictedReply, RequestValidator } from '@gatescope/shared';
import type { DeployedView } from '../../deployed-view.ts';
import { restFact } from '../../facts.ts';
import { badRequestBody } from '../../reply/replies.ts';
import { shapeReplies } from '../../reply/with-gateway-response.ts';
import type { GateAnswer, GateContext } from '../gate.ts';
import { contentTypeOf } from '../integration/media-type.ts';
import type { MatchedRoute } from '../journey.ts';
import { checkModel } from './check-model.ts';
import { checkParameters } from './check-parameters.ts';

const badRequestParameters: PredictedReply = {
  gatewayResponse: 'BAD_REQUEST_PARAMETERS',
  status: 400,
  messageStart: 'Missing required request parameters',
  errorType: 'BadRequestException',
};

/** A method as it runs, on the way through its validator. */
export interface Checked {
  readonly context: GateContext;
  readonly method: Method;
  readonly basis: Basis;
  readonly route: MatchedRoute;
  readonly view: DeployedView;
}

/** A list of the export where the method comes from there, else the saved one; undefined when it is hidden. */
const listOf = <T>(
  { view, basis }: Checked,
  fromExport: (exported: {
    readonly requestValidators: readonly RequestValidator[];
    readonly models: readonly Model[];
  }) => readonly T[],
  fromSaved: () => readonly T[] | undefined,
): readonly T[] | undefined =>
  basis === 'deployed' && view.exported.state === 'present' ? fromExport(view.exported.value) : fromSaved();

const modelsOf = (checked: Checked): readonly Model[] | undefined =>
  listOf(
    checked,
    ({ models }) => models,
    () => {
      const models = checked.context.facts.read(restFact('models'));
      return models.state === 'hidden' ? undefined : models.state === 'present' ? models.value : [];
    },
  );

const validatorsOf = (checked: Checked): readonly RequestValidator[] | undefined =>
  listOf(
    checked,
    ({ requestValidators }) => requestValidators,
    () => {
      const validators = checked.context.facts.read(restFact('requestValidators'));
      return validators.state === 'hidden' ? undefined : validators.state === 'present' ? validators.value : [];
    },
  );

const schemaOf = (models: readonly Model[], name: string): unknown => {
  try {
    return JSON.parse(models.find((model) => model.name === name)?.schema ?? '');
  } catch {
    return undefined;
  }
};

type Part = 'parameters' | 'body';

const refuse = (
  { context, basis }: Checked,
  part: Part,
  detail: Readonly<Record<string, unknown>>,
): Extract<GateAnswer, { outcome: 'stopped' }> => ({
  outcome: 'stopped',
  reason: 'request-invalid',
  replies: shapeReplies(context, [part === 'body' ? badRequestBody : badRequestParameters]),
  basis,
  detail: { part, ...detail },
});

/** `unsaid` is what the caller did not say; where it is absent a hidden fact decides. */
const doubt = (checked: Checked, part: Part, detail: Readonly<Record<string, unknown>>): GateAnswer => {
  const { outcome: _outcome, ...answer } = refuse(checked, part, detail);
  return { ...answer, outcome: 'unknown', ...('unsaid' in detail ? { missing: [] } : {}) };
};

const checkBody = (checked: Checked): GateAnswer | undefined => {
  const { context, method } = checked;
  const contentType = contentTypeOf(context.request);
  const name = method.requestModels?.[contentType] ?? method.requestModels?.['$default'];
  if (name === undefined) return undefined;
  const models = modelsOf(checked);
  if (!models) return doubt(checked, 'body', { model: name });
  const { body } = context.request;
  if (body === undefined) return doubt(checked, 'body', { model: name, unsaid: ['body'] });
  const verdict = checkModel(schemaOf(models, name), body, { find: (other) => schemaOf(models, other) });
  if (verdict.verdict === 'invalid')
    return refuse(checked, 'body', { model: name, path: verdict.path, problem: verdict.problem });
  return verdict.verdict === 'unknown' ? doubt(checked, 'body', { model: name, unsaid: [] }) : undefined;
};

/**
 * What the method's request validator makes of the request; undefined when nothing is wrong or nothing is validated.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export const checkValidator = (checked: Checked): GateAnswer | undefined => {
  const { context, method, route } = checked;
  const id = method.requestValidatorId;
  if (!id) return undefined;
  const validators = validatorsOf(checked);
  if (!validators)
    return {
      outcome: 'unknown',
      basis: checked.basis,
      reason: 'request-invalid',
      replies: shapeReplies(context, [badRequestParameters, badRequestBody]),
      detail: { validator: id },
    };
  const validator = validators.find((candidate) => candidate.id === id);
  const parameters = validator?.validateRequestParameters ? checkParameters(method, context.request, route) : undefined;
  if (parameters && parameters.missing.length > 0)
    return refuse(checked, 'parameters', { validator: id, missing: parameters.missing });
  const body = validator?.validateRequestBody ? checkBody(checked) : undefined;
  if (body?.outcome === 'stopped') return body;
  if (parameters && parameters.unsaid.length > 0)
    return doubt(checked, 'parameters', {
      validator: id,
      unsaid: parameters.unsaid.map((header) => `headers.${header.toLowerCase()}`),
    });
  return body;
};
