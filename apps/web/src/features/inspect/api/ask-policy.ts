import { evaluatePolicyContract, partitionOf } from '@gatescope/shared';
import { toDocument } from '../../../lib/json-lines.ts';
import { callApi } from '../../../lib/api.ts';

/** One call to ask a policy about. An empty value means that the call does not carry it. */
export type PolicyQuestion = Readonly<
  Partial<
    Record<'principal' | 'method' | 'path' | 'sourceVpce' | 'sourceVpc' | 'sourceIp' | 'vpcSourceIp' | 'orgId', string>
  >
>;

interface Target {
  readonly accountId: string;
  readonly region: string;
  readonly apiId: string;
}

const contextOf = (question: PolicyQuestion): Record<string, string> =>
  Object.fromEntries(
    (
      [
        ['aws:SourceVpce', question.sourceVpce],
        ['aws:SourceVpc', question.sourceVpc],
        ['aws:SourceIp', question.sourceIp],
        ['aws:VpcSourceIp', question.vpcSourceIp],
        ['aws:PrincipalOrgID', question.orgId],
        ['aws:SecureTransport', 'true'],
      ] as const
    ).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, value]])),
  );

const orElse = (value: string | undefined, fallback: string): string =>
  value === undefined || value === '' ? fallback : value;

/** What one policy says about one call of this API. */
export const askPolicy = (
  policy: string,
  { accountId, region, apiId }: Target,
  stage: string | undefined,
  question: PolicyQuestion,
) => {
  const apiArn = `arn:${partitionOf(region).id}:execute-api:${region}:${accountId}:${apiId}`;
  const path = orElse(question.path, '/').replace(/^\/+/, '');
  return callApi(evaluatePolicyContract, {
    body: {
      policy: JSON.stringify(toDocument(policy)),
      apiArn,
      request: {
        principal: orElse(question.principal, 'anonymous'),
        action: 'execute-api:Invoke',
        resource: `${apiArn}/${stage ?? '*'}/${orElse(question.method, 'GET').toUpperCase()}/${path}`,
        context: contextOf(question),
      },
    },
  });
};
