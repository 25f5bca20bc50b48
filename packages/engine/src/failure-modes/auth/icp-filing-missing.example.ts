import { ids, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const account = { ...restAccount(), region: 'cn-north-1' };
const request = publicRequest({
  url: `https://${ids.apiId}.execute-api.cn-north-1.amazonaws.com.cn/${ids.stage}/orders`,
});

/** An open method in Beijing; whether the account has a filing, no read tells. */
export const icpFilingMissingExample: Example = {
  broken: { account, request, symptom: { kind: 'refused', status: 403, body: '{"Message":null}' } },
  alsoBroken: [{ account, request, symptom: { body: '{"Message": null}' } }],
  healthy: { account, request },
};
