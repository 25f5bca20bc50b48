import { expect, it } from 'vitest';
import { fillResource } from './resource-arn.ts';

it('fills in partition, Region, account and inputs', () => {
  const place = { accountId: '111122223333', region: 'cn-north-1' };
  expect(
    fillResource('arn:{partition}:lambda:{region}:{account}:function:{functionName}', place, { functionName: 'f' }),
  ).toBe('arn:aws-cn:lambda:cn-north-1:111122223333:function:f');
});

it('leaves a star for what is not known', () => {
  const place = { accountId: undefined, region: 'eu-west-1' };
  expect(fillResource('arn:{partition}:ec2:{region}:{account}:vpc/{vpcId}', place, {})).toBe(
    'arn:aws:ec2:eu-west-1:*:vpc/*',
  );
});
