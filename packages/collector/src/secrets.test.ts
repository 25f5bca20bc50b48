import { expect, it } from 'vitest';
import { exampleAccount, exampleRegion, httpApiId, restApiId, secrets } from './testing/example-account.ts';
import { accountWanted, exampleComplaint, exampleRequest, httpWanted, restWanted } from './testing/example-request.ts';
import { withSandbox } from './testing/with-sandbox.ts';

it('no secret of the account is in what is collected', () =>
  withSandbox({ accounts: [exampleAccount] }, async ({ collector }) => {
    const own = collector();
    const about = { request: exampleRequest, complaint: exampleComplaint };
    const rest = { region: exampleRegion, apiId: restApiId };
    const http = { region: exampleRegion, apiId: httpApiId };
    const collected = [
      await own.collect(rest, { ...about, wanted: [...accountWanted, ...restWanted] }),
      await own.collect(http, { wanted: httpWanted }),
    ];
    const text = JSON.stringify(collected);
    for (const [name, secret] of Object.entries(secrets)) expect(text.includes(secret), name).toBe(false);
    expect(text).toContain('<masked>');
  }));

it('what is no secret stays readable', () =>
  withSandbox({ accounts: [exampleAccount] }, async ({ collector }) => {
    const { snapshot } = await collector().collect({ region: exampleRegion, apiId: restApiId });
    expect(snapshot.api).toMatchObject({
      stages: { value: [{ variables: { alias: 'live', dbPassword: '<masked>' } }] },
      resources: {
        value: expect.arrayContaining([
          expect.objectContaining({
            resourceMethods: expect.objectContaining({
              GET: expect.objectContaining({
                methodIntegration: expect.objectContaining({
                  requestParameters: {
                    'integration.request.header.x-api-key': "'<masked>'",
                    'integration.request.header.Authorization': 'method.request.header.Authorization',
                    'integration.request.header.x-team': "'orders'",
                  },
                }),
              }),
            }),
          }),
        ]),
      },
    });
    expect(snapshot.account.apiKeys).toMatchObject({ value: [{ id: 'key001', name: 'partner', enabled: true }] });
  }));

it('values of API keys are not asked for', () =>
  withSandbox({ accounts: [exampleAccount] }, async ({ collector, sandbox }) => {
    await collector().collect({ region: exampleRegion, apiId: restApiId });
    expect(sandbox.calls.some(({ operation }) => operation === 'GetApiKeys')).toBe(true);
    expect(sandbox.calls.some(({ operation }) => operation === 'GetApiKey')).toBe(false);
  }));
