import type { Evidence, ProposedFix } from '@gatescope/shared';
import { verdictWithoutStop } from '../asked-stop.ts';
import type { CheckContext } from '../failure-mode.ts';
import { defineFailureMode } from '../failure-mode.ts';
import { findActualStop } from '../route/actual-stop.ts';
import { modelSetup } from '../setup/api-setup-parts.ts';

const reasons = ['request-invalid'] as const;

/** API Gateway's own words: a backend hardly ever says the same in the same shape. */
const isValidatorReply = ({ world }: CheckContext): boolean => {
  const { status, message = '', errorType } = world.seen;
  if (status !== undefined && status !== 400) return false;
  return (
    (errorType === undefined || errorType === 'BadRequestException') &&
    /^(?:Invalid request body$|Missing required request parameters: \[)/i.test(message)
  );
};

const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const namesInMessage = (message: string | undefined): string[] =>
  (/\[([^\]]*)\]/.exec(message ?? '')?.[1] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

const placeOf = ({ main }: CheckContext, name: string): 'header' | 'querystring' | 'path' | undefined => {
  const method = main?.journey.route?.method;
  const parameters = Object.keys((method?.exported ?? method?.saved)?.requestParameters ?? {});
  return (['header', 'querystring', 'path'] as const).find((place) =>
    parameters.includes(`method.request.${place}.${name}`),
  );
};

/** The request with a placeholder for each missing header and query parameter. */
const complete = (context: CheckContext, names: readonly string[]): ProposedFix | undefined => {
  const url = context.world.request?.url;
  const places = names.map((name) => ({ name, place: placeOf(context, name) }));
  if (!url || names.length === 0 || places.some(({ place }) => place !== 'header' && place !== 'querystring'))
    return undefined;
  const query = places
    .filter(({ place }) => place === 'querystring')
    .map(({ name }) => `${encodeURIComponent(name)}=value`);
  const headers = Object.fromEntries(
    places.filter(({ place }) => place === 'header').map(({ name }) => [name.toLowerCase(), '<value>']),
  );
  return {
    id: 'send-parameters',
    title: `Send ${names.join(', ')} with the request`,
    change: {
      kind: 'request',
      ...(query.length > 0 ? { url: `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}` } : {}),
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
    },
    risk: 'safe',
    notes: ['A value that is blank counts as missing. Names of query parameters are compared with regard to case.'],
    owner: 'caller',
  };
};

/** A request validator refuses before the integration is called: 400, with little said of why. */
export const requestValidationFailed = defineFailureMode({
  id: 'request-validation-failed',
  title: 'Request validator refuses the request',
  kind: 'blocking',
  gate: 'validation',
  apis: ['REST'],
  explains: reasons,
  symptom: {
    complaints: ['refused'],
    texts: ['Invalid request body', 'Missing required request parameters'],
    statuses: [400],
  },
  setup: modelSetup,
  needs: ['/api/resources', '/api/requestValidators', '/api/models'],
  check: (context) => {
    const at = findActualStop(context, reasons);
    const isSeen = isValidatorReply(context);
    if (!at && !isSeen) return verdictWithoutStop(context, reasons);
    const { message } = context.world.seen;
    const names =
      at && at.result.outcome === 'stopped' ? namesIn(at.result.detail['missing']) : namesInMessage(message);
    const { model, path, problem } = at?.result.detail ?? {};
    const judged: Evidence[] = at
      ? [
          {
            label: 'Request validation',
            pointer: 'trace:validation',
            observed:
              names.length > 0
                ? `missing: ${names.join(', ')}`
                : `${typeof path === 'string' ? `${path} ` : ''}${typeof problem === 'string' ? problem : 'not decided here'}`,
            ...(typeof model === 'string' ? { expected: `model ${model}` } : {}),
          },
        ]
      : [];
    const seen: Evidence[] = isSeen ? [{ label: 'Seen', pointer: 'complaint:body', observed: message ?? '' }] : [];
    return {
      verdict: 'found',
      ...(at ? { at } : {}),
      ...(isSeen && at?.result.outcome !== 'stopped'
        ? { standing: 'specific' as const, certainty: 'likely' as const }
        : {}),
      evidence: [...judged, ...seen],
      detail: { names, model, path, problem },
    };
  },
  explain: ({ detail }, { main }) => {
    const names = namesIn(detail['names']);
    const { verb = 'The method', path = '' } = main?.journey.route?.method ?? {};
    const problem = typeof detail['problem'] === 'string' ? `: ${String(detail['path'])} ${detail['problem']}` : '';
    return {
      summary:
        names.length > 0
          ? `${verb} ${path} requires ${names.join(', ')}, which the request lacks.`
          : `The body does not fit ${typeof detail['model'] === 'string' ? `model ${detail['model']}` : 'the model'} that ${verb} ${path} validates${problem}.`,
      explanation:
        'The method has a request validator. It checks that required headers, query parameters and path parameters are there and not blank, and that the body fits the model for its content type; a body without a content type counts as JSON. A request that fails is answered 400 and never reaches the backend. The caller is told which parameters are missing, but not what is wrong with a body.',
    };
  },
  fixes: ({ detail }, context) => {
    const sent = complete(context, namesIn(detail['names']));
    const show: ProposedFix = {
      id: 'show-validation-error',
      title: 'Let the gateway response BAD_REQUEST_BODY tell $context.error.validationErrorString',
      change: { kind: 'advice' },
      risk: 'safe',
      notes: ['The caller then reads what is wrong with the body.'],
    };
    const correct: ProposedFix = {
      id: 'correct-request',
      title: 'Correct the request so that it fits the validator',
      change: { kind: 'advice' },
      risk: 'safe',
      notes: [],
      owner: 'caller',
    };
    return sent ? [sent] : namesIn(detail['names']).length > 0 ? [correct] : [correct, show];
  },
  fixAvailability: 'always',
  howToSee: 'GetMethod shows the validator, the required parameters and the model; GetModel shows its schema.',
  why: 'Basic validation keeps malformed requests away from the backend. It knows required parameters and JSON Schema draft 4 models.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
      proves: 'What a request validator checks and answers.',
    },
  ],
});
