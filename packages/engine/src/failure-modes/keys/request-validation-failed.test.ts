import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { requestValidationFailed } from './request-validation-failed.ts';
import { requestValidationFailedExample } from './request-validation-failed.example.ts';

testFailureMode(requestValidationFailed, requestValidationFailedExample);

const account = restAccount({
  resources: {
    '/orders': {
      POST: proxyMethod('POST', { requestValidatorId: 'val1', requestModels: { 'application/json': 'Order' } }),
    },
  },
  parts: {
    requestValidators: [{ id: 'val1', name: 'body', validateRequestBody: true, validateRequestParameters: false }],
    models: [{ name: 'Order', schema: '{"type":"object","required":["name"]}' }],
  },
});
const find = (body: string | null, message: string) =>
  diagnose(
    inputOf({
      account,
      request: publicRequest({ method: 'POST', body }),
      symptom: { kind: 'refused', status: 400, body: JSON.stringify({ message }) },
    }),
    { fixes: false },
  ).findings.find(({ id }) => id === 'request-validation-failed');

describe('request-validation-failed, for a body', () => {
  it('names the place that does not fit', () => {
    expect(find('{}', 'Invalid request body')?.evidence[0]).toMatchObject({
      observed: '/name is required and missing',
      expected: 'model Order',
    });
  });

  it("goes by API Gateway's words where the body was not said", () => {
    expect(find(null, 'Invalid request body')).toMatchObject({ certainty: 'likely' });
  });

  it('leaves a 400 in other words to the backend', () => {
    expect(find('{"name":"x"}', 'name is too short')).toBeUndefined();
  });
});
