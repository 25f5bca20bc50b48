import { accountFactsSchema, httpApiFactsSchema, restApiFactsSchema, toPointer } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { toPointerWords } from './pointer-words.ts';

describe('a pointer in words', () => {
  it.each([
    ['/api/restApi/value/policy', 'Resource policy of the API'],
    ['/api/restApi', 'The API'],
    ['/api/resources/value/3/resourceMethods/GET/authorizationType', 'Resources and methods: authorization type'],
    ['/api/deployed/abc123', 'What a deployment holds (abc123)'],
    ['/account/vpcEndpoints/value/0/PrivateDnsEnabled', 'VPC endpoints for execute-api: private DNS'],
    ['/account/vpcDns/vpc-1', 'DNS attributes of vpc-1'],
    [
      toPointer('account', 'functionPolicies', 'arn:aws:lambda:eu-west-1:111122223333:function:orders'),
      'Resource policy of function orders',
    ],
    [toPointer('account', 'roles', 'arn:aws:iam::111122223333:role/app'), 'Role app'],
    ['/otherApis/a1b2c3d4e5/value/restApi/value/policy', 'Resource policy of the API (second API a1b2c3d4e5)'],
    ['/otherApis/a1b2c3d4e5', 'The API (second API a1b2c3d4e5)'],
    ['/otherAccounts/444455556666/vpcEndpoints', 'VPC endpoints for execute-api (account 444455556666)'],
  ])('%s is "%s"', (pointer, words) => {
    expect(toPointerWords(pointer)).toBe(words);
  });

  it.each(
    [
      ...Object.keys(restApiFactsSchema.shape).map((part) => `/api/${part}`),
      ...Object.keys(httpApiFactsSchema.shape).map((part) => `/api/${part}`),
      ...Object.keys(accountFactsSchema.shape).map((part) => `/account/${part}`),
    ].filter((pointer) => pointer !== '/api/kind'),
  )('%s has words of its own', (pointer) => {
    const part = pointer.split('/').at(-1) ?? '';
    const isOneWord = part === part.toLowerCase();
    expect(isOneWord || toPointerWords(pointer).toLowerCase() !== part.toLowerCase()).toBe(true);
  });
});
