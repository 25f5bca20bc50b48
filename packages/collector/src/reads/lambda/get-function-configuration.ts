import { GetFunctionConfigurationCommand, type GetFunctionConfigurationCommandOutput } from '@aws-sdk/client-lambda';
import { type LambdaFunction, lambdaFunctionSchema } from '@gatescope/shared';
import { toPlain } from '../../plain.ts';
import { defineRead, type PageRequest } from '../../read.ts';

type Input = { readonly functionName: string; readonly qualifier?: string | undefined };

/** A function's settings. https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export const getFunctionConfiguration = defineRead({
  id: 'lambda/get-function-configuration',
  service: 'lambda',
  operation: 'GetFunctionConfiguration',
  permission: {
    action: 'lambda:GetFunctionConfiguration',
    resource: 'arn:{partition}:lambda:{region}:{account}:function:{functionName}',
  },
  lane: 'lambda',
  part: 'lambda',
  fills: '/account/functions/{functionArn}',
  after: ['api-gateway/get-resources'],
  send: ({ client, input, options }: PageRequest<'lambda', Input>) =>
    client.send(
      new GetFunctionConfigurationCommand({ FunctionName: input.functionName, Qualifier: input.qualifier }),
      options,
    ),
  toFacts: ([answer]) => toLambdaFunction(answer),
});

/** The settings without the environment: its variables often hold secrets. */
export const toLambdaFunction = (
  answer: Partial<GetFunctionConfigurationCommandOutput> | undefined,
): LambdaFunction => {
  const { Environment: _, ...settings } = lambdaFunctionSchema.parse(toPlain(answer));
  return settings;
};
