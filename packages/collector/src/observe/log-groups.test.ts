import { expect, it } from 'vitest';
import { logGroupsOf } from './log-groups.ts';

it('is the execution log, and the access log where that is a log group', () => {
  const destinationArn = 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/orders:*';
  expect(logGroupsOf('abc', { stageName: 'prod', accessLogSettings: { destinationArn } })).toEqual([
    { stage: 'prod', log: 'execution', name: 'API-Gateway-Execution-Logs_abc/prod' },
    { stage: 'prod', log: 'access', name: '/aws/orders' },
  ]);
});

it('is no access log that goes to Firehose', () => {
  const destinationArn = 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-x';
  expect(
    logGroupsOf('abc', { stageName: 'prod', accessLogSettings: { destinationArn } }).map(({ log }) => log),
  ).toEqual(['execution']);
});

it('knows the settings of an HTTP API', () => {
  const DestinationArn = 'arn:aws:logs:eu-west-1:111122223333:log-group:shop';
  expect(logGroupsOf('abc', { StageName: '$default', AccessLogSettings: { DestinationArn } })).toContainEqual({
    stage: '$default',
    log: 'access',
    name: 'shop',
  });
});

it('brings the format of the access log, of either kind of stage', () => {
  const destinationArn = 'arn:aws:logs:eu-west-1:111122223333:log-group:shop';
  const v1 = { stageName: 'prod', accessLogSettings: { destinationArn, format: 'v1' } };
  const v2 = { StageName: 'prod', AccessLogSettings: { DestinationArn: destinationArn, Format: 'v2' } };
  expect([v1, v2].map((stage) => logGroupsOf('abc', stage).find(({ log }) => log === 'access')?.format)).toEqual([
    'v1',
    'v2',
  ]);
});
