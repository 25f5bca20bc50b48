import { describe, expect, it } from 'vitest';
import { ids, proxyMethod, publicRequest, restAccount } from '../../testing/build-account.ts';
import { routedContext } from '../route/arrived-context.ts';
import { integrationGate } from '../integration.ts';

const functionArn = `arn:aws:lambda:${ids.region}:${ids.accountId}:function:orders`;
const statement = (changes: Record<string, unknown>): Record<string, unknown> => ({
  Effect: 'Allow',
  Principal: { Service: 'apigateway.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: functionArn,
  ...changes,
});
const source = (suffix: string): Record<string, unknown> => ({
  Condition: { ArnLike: { 'AWS:SourceArn': `arn:aws:execute-api:${ids.region}:${ids.accountId}:${suffix}` } },
});

const outcomeFor = (statements: readonly unknown[], path = '/orders', verb = 'GET'): string => {
  const account = restAccount({
    resources: { [path]: { [verb]: proxyMethod(verb) } },
    parts: {
      lambdaFunctions: {
        orders: { FunctionArn: functionArn, policy: { Version: '2012-10-17', Statement: statements } },
      },
    },
  });
  return integrationGate.run(
    routedContext(
      account,
      publicRequest({
        url: `https://${ids.apiId}.execute-api.${ids.region}.amazonaws.com/prod${path.replace('{id}', '7').replace('{proxy+}', 'a/b')}`,
      }),
    ),
  ).outcome;
};

describe("the function's own policy", () => {
  it.each([
    ['no condition', {}],
    ['any stage and verb', source(`${ids.apiId}/*/*/orders`)],
    ['the whole API', source(`${ids.apiId}/*`)],
    ['every API of the account', source('*')],
    ['the stage and verb exactly', source(`${ids.apiId}/prod/GET/orders`)],
    ['its account alone', { Condition: { StringEquals: { 'AWS:SourceAccount': ids.accountId } } }],
    ['everybody', { Principal: '*' }],
    ['any Lambda action', { Action: 'lambda:*' }],
  ])('admits API Gateway with %s', (_, changes) => {
    expect(outcomeFor([statement(changes)])).toBe('passed');
  });

  it.each([
    ['another stage', source(`${ids.apiId}/test/GET/orders`)],
    ["the console's test only", source(`${ids.apiId}/test-invoke-stage/GET/orders`)],
    ['another verb', source(`${ids.apiId}/*/POST/orders`)],
    ['another path', source(`${ids.apiId}/*/*/customers`)],
    ['another API', source('z9y8x7w6v5/*')],
    ['another account', { Condition: { StringEquals: { 'AWS:SourceAccount': '999999999999' } } }],
    ['another service', { Principal: { Service: 'events.amazonaws.com' } }],
    ['another action', { Action: 'lambda:GetFunction' }],
    ['another function', { Resource: `${functionArn}-old` }],
  ])('refuses API Gateway with %s', (_, changes) => {
    expect(outcomeFor([statement(changes)])).toBe('stopped');
  });

  it('denies before it allows', () => {
    expect(outcomeFor([statement({}), statement({ Effect: 'Deny', Principal: '*' })])).toBe('stopped');
  });

  it('admits path variables by wildcard and by template', () => {
    expect(outcomeFor([statement(source(`${ids.apiId}/*/GET/orders/*`))], '/orders/{id}')).toBe('passed');
  });

  it('leaves open what only one reading of a path variable admits', () => {
    expect(outcomeFor([statement(source(`${ids.apiId}/*/GET/orders/{id}`))], '/orders/{id}')).toBe('unknown');
  });

  it('serves an ANY method whichever verb stands in the ARN', () => {
    expect(
      outcomeFor(
        [statement(source(`${ids.apiId}/*/*/{proxy+}`)), statement(source(`${ids.apiId}/*/*/*`))],
        '/{proxy+}',
        'ANY',
      ),
    ).toBe('passed');
  });
});
