import { GetPolicyCommand, type GetPolicyCommandOutput } from '@aws-sdk/client-lambda';
import { defineRead, type PageRequest } from '../../read.ts';

type Input = { readonly functionName: string; readonly qualifier?: string | undefined };

/** A function's own policy. Absent: AWS knows none (or no such function). https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html */
export const getFunctionPolicy = defineRead({
  id: 'lambda/get-policy',
  service: 'lambda',
  operation: 'GetPolicy',
  permission: {
    action: 'lambda:GetPolicy',
    resource: 'arn:{partition}:lambda:{region}:{account}:function:{functionName}',
  },
  lane: 'lambda',
  part: 'lambda',
  fills: '/account/functionPolicies/{functionArn}',
  after: ['api-gateway/get-resources'],
  send: ({ client, input, options }: PageRequest<'lambda', Input>) =>
    client.send(new GetPolicyCommand({ FunctionName: input.functionName, Qualifier: input.qualifier }), options),
  toFacts: ([answer]) => toFunctionPolicy(answer),
});

/** The policy as JSON text. */
export const toFunctionPolicy = (answer: Pick<GetPolicyCommandOutput, 'Policy'> | undefined): string => {
  if (answer?.Policy === undefined) throw new Error('GetPolicy answered without a policy');
  return answer.Policy;
};
