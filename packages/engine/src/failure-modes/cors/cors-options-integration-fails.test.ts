import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { restAccount } from '../../testing/build-account.ts';
import { inputOf } from '../../testing/example.ts';
import { testFailureMode } from '../../testing/test-failure-mode.ts';
import { corsOptionsIntegrationFailsExample } from './cors-options-integration-fails.example.ts';
import { mappedMethod, mockOptions, page, pageRequest } from './cors-example-parts.ts';
import { corsOptionsIntegrationFails } from './cors-options-integration-fails.ts';

testFailureMode(corsOptionsIntegrationFails, corsOptionsIntegrationFailsExample);

describe('a mock behind OPTIONS', () => {
  const found = (requestTemplates: Record<string, string>, request = pageRequest()) => {
    const options = mockOptions();
    const account = restAccount({
      resources: {
        '/orders': {
          POST: mappedMethod('POST', page),
          OPTIONS: { ...options, methodIntegration: { ...options.methodIntegration, requestTemplates } },
        },
      },
    });
    const symptom = { kind: 'failed' as const, status: 500, body: '{"message": "Internal server error"}' };
    return diagnose(inputOf({ account, request, symptom })).findings[0];
  };
  const sentAsForm = pageRequest({
    method: 'OPTIONS',
    headers: {
      Origin: page,
      'Access-Control-Request-Method': 'POST',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
  });

  it.each([
    ['no template for the type that was sent', { 'application/json': '{"statusCode": 200}' }, sentAsForm],
    ['a template without a status', { 'application/json': '{"ok": true}' }, pageRequest()],
  ])('is given a template that makes a status where there is %s', (_, templates, request) => {
    const finding = found(templates, request);
    expect(finding?.id).toBe('cors-options-integration-fails');
    expect(finding?.fixes[0]).toMatchObject({ id: 'status-template', verification: { state: 'verified' } });
  });
});
