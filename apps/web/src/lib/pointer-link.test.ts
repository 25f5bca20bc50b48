import { toPointer } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { toConsoleLink } from './pointer-link.ts';

const target = { region: 'eu-west-1', apiId: 'a1b2' };

describe('the place of a fact in the AWS console', () => {
  it.each([
    [
      '/api/restApi/value/policy',
      'https://eu-west-1.console.aws.amazon.com/apigateway/main/apis/a1b2/resource-policy?api=a1b2&region=eu-west-1',
    ],
    [
      '/api/resources/value/0',
      'https://eu-west-1.console.aws.amazon.com/apigateway/main/apis/a1b2/resources?api=a1b2&region=eu-west-1',
    ],
    [
      '/otherApis/c3d4/value/restApi/value/policy',
      'https://eu-west-1.console.aws.amazon.com/apigateway/main/apis/c3d4/resource-policy?api=c3d4&region=eu-west-1',
    ],
    [
      '/account/vpcDns/vpc-1',
      'https://eu-west-1.console.aws.amazon.com/vpcconsole/home?region=eu-west-1#VpcDetails:VpcId=vpc-1',
    ],
    [
      toPointer('account', 'functionPolicies', 'arn:aws:lambda:eu-west-1:111122223333:function:orders:live'),
      'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/orders',
    ],
  ])('of %s is %s', (pointer, href) => {
    expect(toConsoleLink(pointer, target)).toBe(href);
  });

  it('is a page of its own kind', () => {
    expect(toConsoleLink('/api/routes/value/0', { ...target, kind: 'HTTP' })).toBe(
      'https://eu-west-1.console.aws.amazon.com/apigateway/main/develop/routes?api=a1b2&region=eu-west-1',
    );
    expect(toConsoleLink('/api/routes/value/0', { ...target, kind: 'WEBSOCKET' })).toBe(
      'https://eu-west-1.console.aws.amazon.com/apigateway/main/apis/a1b2/routes?api=a1b2&region=eu-west-1',
    );
  });

  it('is the list where the pointer names a place in it', () => {
    expect(toConsoleLink('/account/vpcEndpoints/value/2/PolicyDocument', target)).toBe(
      'https://eu-west-1.console.aws.amazon.com/vpcconsole/home?region=eu-west-1#Endpoints:',
    );
  });

  it('is unknown where the pointer alone does not tell', () => {
    expect(toConsoleLink('/account/dnsRecords', target)).toBeUndefined();
  });

  it('is unknown where the partition has no public console', () => {
    expect(toConsoleLink('/api/stages', { region: 'us-iso-east-1', apiId: 'a1' })).toBeUndefined();
  });

  it('lies on the partition’s own host', () => {
    expect(toConsoleLink('/api/stages', { region: 'cn-north-1', apiId: 'a1' })).toContain(
      'https://console.amazonaws.cn/',
    );
  });
});
