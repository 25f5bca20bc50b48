import { defineFailureMode } from '../failure-mode.ts';
import type { LocatedMethod } from './rest-parts.ts';
import { inWords, methodsOf, namesIn } from './rest-parts.ts';

const hasDeclared = ({ value }: LocatedMethod): boolean =>
  Object.keys(value.requestModels ?? {}).length > 0 ||
  Object.entries(value.requestParameters ?? {}).some(
    ([name, required]) => required && !name.startsWith('method.request.path.'),
  );

/** What is declared but not checked, and bodies on explicit paths. `{proxy+}` leaves checking to the backend on purpose. */
const isUnchecked = (method: LocatedMethod): boolean => {
  if (method.value.requestValidatorId || method.path.includes('+}')) return false;
  return hasDeclared(method) || ['POST', 'PUT', 'PATCH'].includes(method.verb);
};

/**
 * A validator refuses incomplete requests before they cost a call of the backend.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export const requestValidationMissing = defineFailureMode({
  id: 'request-validation-missing',
  title: 'Methods take bodies or required parameters without a validator',
  kind: 'latent',
  gate: 'practice',
  apis: ['REST'],
  explains: [],
  symptom: { complaints: [], texts: [] },
  needs: ['/api/resources'],
  check: (context) => {
    const unchecked = methodsOf(context).filter(isUnchecked);
    if (unchecked.length === 0) return { verdict: 'clear' };
    return {
      verdict: 'found',
      evidence: unchecked.slice(0, 10).map((method) => ({
        label: `${method.verb} ${method.path}`,
        pointer: method.pointer,
        observed: hasDeclared(method) ? 'declares models or required parameters, no validator' : 'no validator',
        expected: 'a request validator',
      })),
      detail: { names: unchecked.map(({ verb, path }) => `${verb} ${path}`) },
    };
  },
  explain: ({ detail }) => ({
    summary: `No request validator checks ${inWords(namesIn(detail['names']))}.`,
    explanation:
      'Models and required parameters of a method are documentation until a validator is set on it. With one, API Gateway answers 400 to what does not fit, and the backend never sees it. Where the backend checks everything itself, this is a matter of cost and clear errors only.',
  }),
  fixes: () => [
    {
      id: 'add-validator',
      title: 'Set a request validator with a model on these methods, then deploy',
      change: { kind: 'advice' },
      risk: 'needs-review',
      notes: ['Requests that pass today may be refused: compare the model with real bodies first.'],
    },
  ],
  fixAvailability: 'always',
  howToSee: 'Read requestValidatorId, requestModels and requestParameters with apigateway get-method.',
  why: 'Validation is off unless a method names a validator.',
  docs: [
    {
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
      proves: 'A validator checks parameters and body before the integration.',
    },
  ],
});
