import { GetFunctionConcurrencyCommand, type GetFunctionConcurrencyCommandOutput } from '@aws-sdk/client-lambda';
import { type FunctionConcurrency, functionConcurrencySchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

/** A function's reserved concurrency. https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html */
export const getFunctionConcurrency = defineRead({
  id: 'lambda/get-function-concurrency',
  service: 'lambda',
  operation: 'GetFunctionConcurrency',
  permission: {
    action: 'lambda:GetFunctionConcurrency',
    resource: 'arn:{partition}:lambda:{region}:{account}:function:{functionName}',
  },
  lane: 'lambda',
  part: 'lambda',
  fills: '/account/functionConcurrency/{functionArn}',
  after: ['api-gateway/get-resources'],
  send: ({ client, input, options }: PageRequest<'lambda', { readonly functionName: string }>) =>
    client.send(new GetFunctionConcurrencyCommand({ FunctionName: input.functionName }), options),
  toFacts: ([answer]) => toFunctionConcurrency(answer),
});

/** What is reserved; nothing said means that nothing is. */
export const toFunctionConcurrency = (
  answer: Partial<GetFunctionConcurrencyCommandOutput> | undefined,
): FunctionConcurrency => functionConcurrencySchema.parse(toPlain(answer));
