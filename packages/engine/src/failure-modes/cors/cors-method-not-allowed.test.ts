import { expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { mappedMethod, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { corsMethodNotAllowedExample } from './cors-method-not-allowed.example.ts';
import { corsMethodNotAllowed } from './cors-method-not-allowed.ts';

testFailureMode(corsMethodNotAllowed, corsMethodNotAllowedExample);

it('changes the status that the mock answers with, whichever that is', () => {
  const options = mockOptions({ 'Allow-Methods': 'GET' });
  const { '200': ok } = options.methodIntegration?.integrationResponses ?? {};
  const integration = {
    ...options.methodIntegration,
    requestTemplates: { 'application/json': '{"statusCode": 204}' },
    integrationResponses: { '204': { ...ok, statusCode: '204' } },
  };
  const account = restAccount({
    resources: {
      '/orders': {
        DELETE: mappedMethod('DELETE', page),
        OPTIONS: { ...options, methodResponses: { '204': { statusCode: '204' } }, methodIntegration: integration },
      },
    },
  });
  const request = pageRequest({ method: 'DELETE', headers: {} });
  const [finding] = diagnose(inputOf({ account, request })).findings;
  expect(finding?.id).toBe('cors-method-not-allowed');
  const [fix] = finding?.fixes ?? [];
  expect(fix?.verification.state).toBe('verified');
  expect(JSON.stringify(fix?.change)).toContain('/methodIntegration/integrationResponses/204/');
  expect(JSON.stringify(fix?.change)).not.toContain('/200/');
});
