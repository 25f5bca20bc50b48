import type { Example } from '../../testing/example.ts';
import { ids, publicRequest } from '../../testing/build-account.ts';
import { cachedAccount } from './cached-account.ts';

const exported = (isOn: boolean) => {
  const account = cachedAccount({}, undefined, isOn);
  const operation = {
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: `arn:aws:apigateway:${ids.region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders/invocations`,
    },
  };
  return {
    ...account,
    deployedExport: {
      [ids.stage]: { openapi: '3.0.1', paths: { '/orders': { get: operation }, '/orders/{id}': { get: operation } } },
    },
  };
};

/** The backend answers something new, callers still get the old; what is saved is deployed. */
export const cacheStaleExample: Example = {
  broken: { account: exported(true), request: publicRequest(), symptom: { kind: 'not-updated', status: 200 } },
  healthy: { account: exported(false), request: publicRequest() },
  companions: {
    'changes-not-deployed': 'where the export may not be read, an edit that waits for its deployment looks the same',
  },
};
