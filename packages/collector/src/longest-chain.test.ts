import { expect, it } from 'vitest';
import { longestChain } from './longest-chain.ts';
import { exampleAccount, exampleRegion, httpApiId, restApiId } from './testing/example-account.ts';
import { exampleComplaint, exampleRequest } from './testing/example-request.ts';
import { withSandbox } from './testing/with-sandbox.ts';

it('is three for a REST API: the API, its stages, a deployment', () =>
  withSandbox({ accounts: [exampleAccount] }, async ({ collector }) => {
    const { calls } = await collector().collect(
      { region: exampleRegion, apiId: restApiId },
      { request: exampleRequest, complaint: exampleComplaint },
    );
    expect(longestChain(calls)).toBe(3);
  }));

it('is three for an HTTP API: whether it is a REST API, the API, its parts', () =>
  withSandbox({ accounts: [exampleAccount] }, async ({ collector }) => {
    const { calls } = await collector().collect(
      { region: exampleRegion, apiId: httpApiId },
      { request: exampleRequest },
    );
    expect(longestChain(calls)).toBe(3);
  }));

it('does not count what was reused', () =>
  withSandbox({ accounts: [exampleAccount] }, async ({ collector }) => {
    const own = collector({ reuseMs: 0 });
    await own.listApis();
    await own.collect({ region: exampleRegion, apiId: restApiId }, { request: exampleRequest });
    const { calls } = await own.collect({ region: exampleRegion, apiId: restApiId }, { request: exampleRequest });
    expect(longestChain(calls)).toBe(1);
  }));

it('is nothing for no calls', () => {
  expect(longestChain([])).toBe(0);
});
