import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { publicRequest, restAccount } from '../../testing/build-account.ts';
import { httpAccount } from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';

const foundFor = (managementCall: string, body: string, account = restAccount()) =>
  diagnose(
    inputOf({ account, request: null, symptom: { kind: 'setup-failed', status: 400, body, managementCall } }),
  ).findings.map(({ id, fixes }) => [id, fixes[0]?.id]);

describe('setup parts of an API', () => {
  it.each([
    [
      'CreateResource',
      'A sibling ({id}) of this resource already has a variable path part -- only one is allowed',
      'route-not-found',
      'correct-route',
    ],
    ['CreateModel', 'Model reference must be in canonical form', 'request-validation-failed', 'correct-model'],
    ['PutMethod', 'Invalid model identifier specified: Order', 'request-validation-failed', 'correct-model'],
    ['PutIntegration', 'Timeout should be between 50 ms and 29000 ms', 'integration-timeout', 'shorten-or-raise'],
    [
      'PutIntegration',
      'Enumeration value for HttpMethod must be non-empty',
      'integration-method-not-post',
      'name-verb',
    ],
  ])('explain why %s is refused with "%s"', (call, body, id, fix) => {
    expect(foundFor(call, body)).toEqual([[id, fix]]);
  });

  it.each([
    ['CreateRoute', 'The provided route key is not formatted properly for HTTP protocol.', 'route-not-found'],
    ['UpdateStage', 'Unable to find Route by key GET /a within the provided RouteSettings', 'route-not-found'],
    ['ImportApi', 'Warnings found during import:\n\tCORS Scheme is malformed, ignoring.', 'cors-http-api-config'],
    [
      'CreateApiMapping',
      'Only REGIONAL domain names can be managed through the API Gateway V2 API.',
      'custom-domain-mapping-missing',
    ],
    ['CreateIntegration', 'Timeout should be between 50 ms and 30000 ms', 'integration-timeout'],
  ])('explain why %s of an HTTP API is refused with "%s"', (call, body, id) => {
    expect(foundFor(call, body, httpAccount()).map(([found]) => found)).toEqual([id]);
  });

  it('leave a refused time limit of a call to the API alone', () => {
    const symptom = { kind: 'failed', status: 400, body: 'Timeout should be between 50 ms and 29000 ms' } as const;
    const { findings } = diagnose(inputOf({ account: restAccount(), request: publicRequest(), symptom }));
    expect(findings.map(({ id }) => id)).not.toContain('integration-timeout');
  });
});
