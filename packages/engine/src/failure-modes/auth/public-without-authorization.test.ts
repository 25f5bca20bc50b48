import type { AccountFile } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import { httpAccount } from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';
import { hide, testFailureMode } from '../../testing/test-failure-mode.ts';
import { publicWithoutAuthorization } from './public-without-authorization.ts';
import { publicWithoutAuthorizationExample } from './public-without-authorization.example.ts';

testFailureMode(publicWithoutAuthorization, publicWithoutAuthorizationExample);

const isSaid = (account: AccountFile, hidden?: string): boolean => {
  const input = inputOf({ account, request: publicRequest() });
  const snapshot = hidden === undefined ? input.snapshot : hide(input.snapshot, hidden).snapshot;
  return diagnose({ ...input, snapshot }, { fixes: false }).latent.some(
    ({ id }) => id === publicWithoutAuthorization.id,
  );
};
const rest = (restApi: object, parts: object = {}): AccountFile => {
  const account = restAccount({ parts });
  return 'restApi' in account ? { ...account, restApi: { ...account.restApi, ...restApi } } : account;
};

describe('nobody on the internet calls', () => {
  it.each([
    ['a stage without a deployment', rest({}, { stages: [{ stageName: ids.stage }] })],
    ['an endpoint type that is not known', rest({ endpointConfiguration: { types: ['LUNAR'] } })],
    ['an API whose only endpoint is disabled', rest({ disableExecuteApiEndpoint: true })],
    [
      'a stage of an HTTP API that was never deployed',
      httpAccount({ parts: { stages: [{ StageName: '$default', AutoDeploy: false }] } }),
    ],
    ['an HTTP API whose only endpoint is disabled', httpAccount({ api: { DisableExecuteApiEndpoint: true } })],
  ])('%s', (_, account) => {
    expect(isSaid(account)).toBe(false);
  });

  it('and nothing is said of a stage whose deployment could not be read', () => {
    expect(isSaid(restAccount())).toBe(true);
    expect(isSaid(restAccount(), '/api/deployed/*')).toBe(false);
  });

  it('but everybody calls an HTTP API that deploys by itself', () => {
    expect(isSaid(httpAccount())).toBe(true);
  });
});
