import { ids, invokeUrl, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import type { Example } from '../../testing/example.ts';

const role = `arn:aws:iam::${ids.accountId}:role/orders-client`;
const invoke = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] };
const account = restAccount({
  resources: { '/orders': { GET: proxyMethod('GET', { authorizationType: 'AWS_IAM' }) } },
  parts: { identityPolicies: { [role]: [{ PolicyName: 'invoke', PolicyDocument: invoke }] } },
});

const signedFor = (region: string) =>
  publicRequest({
    url: invokeUrl(),
    signed: true,
    principal: role,
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20240311/${region}/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=0123456789abcdef`,
    },
  });

/** The client signs for its own default Region. */
export const iamSignatureInvalidExample: Example = {
  broken: {
    account,
    request: signedFor('us-east-1'),
    symptom: {
      kind: 'refused',
      status: 403,
      headers: { 'x-amzn-errortype': 'InvalidSignatureException' },
      body: '{"message":"Credential should be scoped to a valid region, not \'us-east-1\'. "}',
    },
  },
  healthy: { account, request: signedFor(ids.region) },
};
